import ts from 'typescript';

/** Billing time is an argument: the core reads no clock and parses no dates by the engine's rules. */
export const noWallClock = {
  meta: {
    type: 'problem',
    docs: { description: 'Forbid reading the machine clock and parsing dates with Date.' },
    schema: [],
    messages: {
      clock: 'The core reads no clock: take the date or the moment as an argument.',
      parse: 'Date parses text differently by engine and zone: use the calendar of src/billing.',
    },
  },
  create(context) {
    const services = context.sourceCode.parserServices;
    const isNumber = (node) => {
      if (!services?.program) return false;
      const type = services.getTypeAtLocation(node);
      return (type.flags & ts.TypeFlags.NumberLike) !== 0;
    };
    return {
      'MemberExpression[object.name="Date"][property.name="now"]'(node) {
        context.report({ node, messageId: 'clock' });
      },
      'MemberExpression[object.name="Date"][property.name="parse"]'(node) {
        context.report({ node, messageId: 'parse' });
      },
      'CallExpression[callee.name="Date"]'(node) {
        context.report({ node, messageId: 'clock' });
      },
      'NewExpression[callee.name="Date"]'(node) {
        if (node.arguments.length === 0) context.report({ node, messageId: 'clock' });
        else if (node.arguments.length === 1 && !isNumber(node.arguments[0])) {
          context.report({ node, messageId: 'parse' });
        }
      },
    };
  },
};
