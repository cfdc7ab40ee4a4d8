import { configurationShape } from './keys.js';
import type { Shape } from './shape.js';

type JsonSchema = { readonly [key: string]: unknown };

/**
 * The JSON Schema (draft 7) of a configuration file, for editors. It allows
 * what the validation allows, as far as a schema can say it.
 */
export function configurationSchema(): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Distinguo configuration',
    ...schemaOf(configurationShape),
  };
}

function schemaOf(shape: Shape): JsonSchema {
  const { description } = shape;
  switch (shape.kind) {
    case 'text':
      return {
        description,
        type: 'string',
        ...(shape.oneOf && { enum: shape.oneOf }),
        ...(shape.fault && { minLength: 1 }),
        ...(shape.examples && { examples: shape.examples }),
      };
    case 'flag':
      return { description, ...(shape.only === undefined ? { type: 'boolean' } : { const: shape.only }) };
    case 'list': {
      const { length } = shape;
      const count = length === undefined ? {} : { minItems: length, maxItems: length };
      const list = { type: 'array', items: schemaOf(shape.of), ...count };
      return { description, ...(shape.orOne ? { anyOf: [schemaOf(shape.of), list] } : list) };
    }
    case 'keys':
      return {
        description,
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(Object.entries(shape.keys).map(([key, value]) => [key, schemaOf(value)])),
        ...(shape.required && { required: shape.required }),
        ...(shape.someOf && { anyOf: shape.someOf.map((key) => ({ required: [key] })) }),
      };
    case 'map':
      return { description, type: 'object', additionalProperties: schemaOf(shape.of) };
    case 'either':
      return { description, anyOf: shape.choices.map(schemaOf) };
  }
}
