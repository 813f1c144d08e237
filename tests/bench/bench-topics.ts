const root = 'louyu/v1/bench/';

export const benchPassword = 'a secret of thirty-two bytes, 1:1';

/** Topics of the benchmarks, in the shape of DESIGN.md §4. */
export const benchTopics = {
  places: `${root}place/`,
  device: (deviceId: string) => `${root}device/${deviceId}/`,
  /** The document everybody waits for. */
  board: `${root}place/site/board`,
  /** Where the publisher asks our broker to publish the board; a bare broker is sent the board itself. */
  publisherInput: `${root}device/publisher/input`,
  /** Messages of which each one counts; and where the publisher asks ours to send them. */
  stream: `${root}place/site/stream`,
  publisherStream: `${root}device/publisher/receipt`,
};

const buildings = 50;
const units = 400;

/**
 * What displays of a large compound subscribe to: three documents of each of four places, and their own three topics.
 * One list for each unit; `{index}` is the number of the device.
 */
export const topicsOfDisplays: string[][] = Array.from({ length: units }, (_, unit) => [
  ...['site', `building-${unit % buildings}`, `unit-${unit}`, 'lobby-{index}'].flatMap((place) =>
    ['board', 'alarm', 'voice'].map((document) => `${root}place/${place}/${document}`),
  ),
  ...['config', 'command', 'stored'].map((topic) => `${root}device/device-{index}/${topic}`),
  benchTopics.stream,
]);
