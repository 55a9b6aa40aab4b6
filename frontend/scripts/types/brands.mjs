/** Money, dates, instants and references get brands, so that a text where money is meant does not compile. */
import ts from 'typescript';

const { factory } = ts;
const named = (name, args) => factory.createTypeReferenceNode(name, args);
const literal = (text) => factory.createLiteralTypeNode(factory.createStringLiteral(text));
const NULL = factory.createLiteralTypeNode(factory.createNull());

const BY_FORMAT = { decimal: 'Decimal', date: 'IsoDate', 'date-time': 'Instant' };

const isNullable = (schema) => Array.isArray(schema.type) && schema.type.includes('null');

function brand(schema) {
  if (schema['x-entity'] && !schema.items && schema.type !== 'array') {
    return named('Ref', [literal(schema['x-entity'])]);
  }
  const name = BY_FORMAT[schema.format];
  return name === undefined ? undefined : named(name);
}

/** The TypeScript node of one schema, or undefined where the generator's own choice is right. */
export function brandOf(schema) {
  const node = brand(schema);
  return node && isNullable(schema) ? factory.createUnionTypeNode([node, NULL]) : node;
}
