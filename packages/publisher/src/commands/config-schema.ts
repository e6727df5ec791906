const strings = { type: 'array', items: { type: 'string' } };

/** The schema of `esca.config.json`, so that an editor program can help with it. */
export const configSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'esca.config.json',
  type: 'object',
  additionalProperties: false,
  properties: {
    $schema: { type: 'string' },
    feeds: { ...strings, description: 'Feeds that "esca build" reads when none is named.' },
    out: { type: 'string', description: 'Folder that the site is written to.' },
    baseUrl: {
      type: 'string',
      format: 'uri',
      description: 'Address at which the site will be found.',
    },
    for: { enum: ['public', 'partners', 'staff'], description: 'Whom the site is for.' },
    feedHosts: {
      ...strings,
      description: 'Hosts whose feeds a link or an embed page of this site may name.',
    },
    languages: {
      type: 'array',
      items: { enum: ['en', 'cy'] },
      description: 'Languages of the site, the main one first.',
    },
    presets: {
      type: 'array',
      description: 'Embed pages with attributes set.',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['widget', 'name', 'attributes'],
        properties: {
          widget: { enum: ['course-finder', 'pathway-map', 'vacancy-feed', 'bulletin-card'] },
          name: { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,59}$' },
          attributes: { type: 'object', additionalProperties: { type: 'string' } },
        },
      },
    },
  },
};
