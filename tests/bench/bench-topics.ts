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
  /** What a display subscribes to: three documents of each of four places, and its own three topics. */
  ofDevice: [
    ...['site', 'building-{building}', 'unit-{unit}', 'lobby-{index}'].flatMap((place) =>
      ['board', 'alarm', 'voice'].map((document) => `${root}place/${place}/${document}`),
    ),
    ...['config', 'command', 'stored'].map((topic) => `${root}device/device-{index}/${topic}`),
    `${root}place/site/stream`,
  ],
};

const buildings = 50;
const units = 400;

/** The topics of one of the devices, spread over the buildings and units of a large compound. */
export function topicsOf(templates: string[], index: number): string[] {
  return templates.map((template) =>
    template
      .replace('{index}', String(index))
      .replace('{building}', String(index % buildings))
      .replace('{unit}', String(index % units)),
  );
}
