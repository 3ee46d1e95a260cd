/** A story file as far as a test without Storybook needs to know it. */
export interface StoryFile {
  readonly default: Story;
  readonly [name: string]: Story;
}

export interface Story {
  readonly args?: object;
  readonly render?: (args: object, context: object) => unknown;
}

/** Served by the test runner: how to load each file of stories/, by its name. */
export const storyFiles: Readonly<Record<string, () => Promise<StoryFile>>>;
