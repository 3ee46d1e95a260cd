/** A story file as far as a test without Storybook needs to know it. */
export interface StoryFile {
  readonly default: Story;
  readonly [name: string]: Story;
}

export interface Story {
  readonly args?: object;
  /** `warns`: what the story makes the code under test say in the console. */
  readonly parameters?: { readonly warns?: RegExp };
  readonly render?: (args: object, context: object) => unknown;
}

/** Served by the test runner: how to load each file of stories/, by its name. */
export const storyFiles: Readonly<Record<string, () => Promise<StoryFile>>>;
