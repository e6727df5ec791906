const texts = { type: 'object', additionalProperties: { type: 'string' } };

/** The schema of a profile for `esca import --profile`, so that an editor program can help with it. */
export const profileSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Profile of another system’s export',
  type: 'object',
  additionalProperties: false,
  properties: {
    $schema: { type: 'string' },
    dateOrder: { enum: ['dmy', 'mdy'], description: 'Order of 03/04/2027; dmy when left out.' },
    as: {
      enum: ['courses', 'vacancies', 'bulletins'],
      description: 'What a calendar, a news feed or a page holds, when it is not the usual.',
    },
    licence: { type: 'string', format: 'uri', description: 'Licence of the data.' },
    publisher: {
      type: 'object',
      required: ['id', 'name'],
      properties: { id: { type: 'string' }, name: { type: 'string' } },
      description: 'Who publishes.',
    },
    tables: {
      type: 'array',
      description: 'How tables are read; the first that fits a sheet wins.',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['kind'],
        properties: {
          kind: {
            enum: [
              'courses',
              'places',
              'vacancies',
              'pathway-nodes',
              'pathway-edges',
              'bulletin-items',
              'organisations',
              'taxonomies',
              'pathways',
              'feed',
            ],
            description: 'The template that the table amounts to.',
          },
          sheet: {
            type: 'string',
            description: 'Sheet that it is for; every sheet when left out.',
          },
          headerRow: {
            type: 'integer',
            minimum: 1,
            description: 'Row of the headings; found by itself when left out.',
          },
          columns: { ...texts, description: 'Their heading to ours.' },
          values: {
            type: 'object',
            additionalProperties: texts,
            description: 'Our heading to their word to ours.',
          },
          defaults: { ...texts, description: 'Values of our columns where theirs are empty.' },
        },
      },
    },
    xml: {
      type: 'object',
      additionalProperties: false,
      required: ['record', 'fields'],
      description: 'How an XML export of vacancies is read.',
      properties: {
        record: { type: 'string', description: 'Element that holds one vacancy.' },
        fields: { ...texts, description: 'Our field to their element, or @name for an attribute.' },
        locationSeparator: { type: 'string', description: 'What separates places in one element.' },
        periods: { ...texts, description: 'Their word for a pay period to ours.' },
      },
    },
  },
};
