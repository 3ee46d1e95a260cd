import {
  createSimulator,
  type AriaSimulator,
  type SimulatorOptions,
} from '../../simulator/simulator.js';

/** A simulator and a way to post to it as any client would, members as JSON text. */
export interface Asked {
  readonly simulator: AriaSimulator;
  /** The answer's text to a call with these inputs. */
  ask(call: string, inputs?: string): Promise<string>;
  /** The answer's text to any body. */
  post(body: string): Promise<string>;
  world(): Promise<string>;
}

export function asking(options: SimulatorOptions = {}): Asked {
  const simulator = createSimulator({
    scenario: 'assign-now-with-queued-rate-change',
    authKey: 'KEY',
    clientNo: '77',
    ...options,
  });
  const post = async (body: string) => {
    const response = await simulator.fetch('https://anywhere.invalid/any/path', {
      method: 'POST',
      body,
    });
    return response.text();
  };
  return {
    simulator,
    post,
    ask: (call, inputs = '') => post(envelope(call, inputs)),
    world: async () => JSON.stringify(await simulator.control.exportWorld()),
  };
}

export function envelope(call: string, inputs: string, keys = '"client_no":77,"auth_key":"KEY"') {
  const members = [`"rest_call":"${call}"`, '"output_format":"json"', keys, inputs];
  return `{${members.filter((each) => each !== '').join()}}`;
}
