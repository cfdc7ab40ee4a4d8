import type { Role } from '../engine/model.js';
import { castMembersOf } from './casts.js';
import type { ConfigurationData, TermChange } from './configuration.js';

interface Preset {
  /** For whom, and after what. */
  readonly summary: string;
  readonly data: ConfigurationData;
}

const program: TermChange = { roles: ['program'] };
const noEndUser: TermChange = { deprecated: ['end user', 'end-user', 'enduser'] };

const terms = (changes: Readonly<Record<string, TermChange>>): ReadonlyMap<string, TermChange> =>
  new Map(Object.entries(changes));

const preferred = (words: Partial<Record<Role, string>>) =>
  new Map(Object.entries(words).map(([role, word]) => [role as Role, { preferred: word }]));

/** The vocabularies that come built in. Only what the source named on the page of a preset says is in it. */
export const presets: Readonly<Record<string, Preset>> = {
  'distinguo:recommended': {
    summary:
      'Customers buy, users use, consumers consume, clients engage a professional. What every configuration builds on.',
    data: {},
  },
  'distinguo:direct': {
    summary: 'For sellers whose customers use what they buy: a customer buys, operates and consumes.',
    data: { cast: castMembersOf('direct') },
  },
  'distinguo:b2b-saas': {
    summary:
      'For software that organisations subscribe to: the customer is the organisation that is billed, a user the person at the screen.',
    data: {
      cast: castMembersOf('b2b'),
      terms: terms({
        customer: { definition: 'The organisation that subscribes and is billed.' },
        user: { definition: 'The person who signs in and works with the product, often employed by the customer.' },
      }),
    },
  },
  'distinguo:b2b2c': {
    summary:
      'For makers who sell through others: the customer buys from us, and the end users and consumers are the customer’s.',
    data: {
      cast: castMembersOf('b2b2c'),
      terms: terms({
        customer: { definition: 'The business that buys from us, and sells on or serves others with it.' },
        'end user': {
          definition: 'Who uses the product in the end: a customer of our customer.',
          deprecated: ['end customer', 'end-customer', 'enduser', 'end-user'],
        },
      }),
    },
  },
  'distinguo:marketplace': {
    summary:
      'For platforms with two sides, as Shopify writes of them: the merchant pays for the platform and works with it; a customer is the merchant’s shopper.',
    data: {
      cast: castMembersOf('marketplace'),
      terms: terms({
        merchant: {
          definition: 'Who sells on the platform: pays for it and works with it.',
          source: 'Shopify Polaris',
        },
        customer: { definition: 'Who buys from a merchant on the platform.', source: 'Shopify Polaris' },
      }),
    },
  },
  'distinguo:open-source': {
    summary: 'After the Grafana Writers’ Toolkit: users are all who use any edition, customers are those who pay.',
    data: {
      terms: terms({
        user: {
          definition: 'Anybody who uses the product, in any edition, paid or not.',
          source: 'Grafana Writers’ Toolkit',
          deprecated: ['open source customer', 'free customer', 'community customer', 'non-paying customer'],
        },
        customer: { definition: 'Who pays for the product.', source: 'Grafana Writers’ Toolkit' },
      }),
    },
  },
  'distinguo:public-sector': {
    summary:
      'After the Somerset Council playbook: service users use a service, residents live in the area, customers book or pay; no bare “users” or “clients”.',
    data: {
      terms: terms({
        'service user': {
          roles: ['operator', 'client'],
          definition: 'A person who uses a public service, or is in its care.',
          source: 'Somerset Council playbook',
          deprecated: ['user', 'end user', 'client'],
        },
        resident: {
          roles: ['operator', 'consumer', 'client'],
          definition: 'A person who lives in the area that the authority serves.',
          source: 'Somerset Council playbook',
        },
      }),
      roles: preferred({ operator: 'service user', client: 'service user' }),
    },
  },
  'distinguo:consumer-law': {
    summary:
      'After Directive 2011/83/EU: a consumer is a natural person who acts outside trade, business, craft and profession; a business is none.',
    data: {
      terms: terms({
        consumer: {
          roles: ['consumer', 'buyer', 'operator'],
          definition: 'A natural person who acts for purposes outside trade, business, craft or profession.',
          source: 'Directive 2011/83/EU, article 2(1)',
        },
        'business customer': {
          deprecated: ['business consumer', 'corporate consumer', 'commercial consumer', 'professional consumer'],
          message: 'A consumer is a natural person outside trade and profession; a business is a customer.',
        },
      }),
      roles: preferred({ consumer: 'consumer' }),
    },
  },
  'distinguo:client-services': {
    summary: 'For agencies, law firms and consultancies: who buys is a client.',
    data: {
      cast: castMembersOf('agency'),
      terms: terms({ client: { roles: ['client', 'buyer', 'program'], deprecated: ['customer'] } }),
      roles: preferred({ buyer: 'client' }),
    },
  },
  'distinguo:service-functions': {
    summary:
      'For those who write about service, support, success, care and experience: which of them answers and which acts first, which is one moment and which the whole relation.',
    data: {
      terms: terms({
        'customer service': {
          definition: 'Advice and help for people who buy or use. It answers, often in one moment.',
          deprecated: ['transactional customer care'],
        },
        'customer support': {
          definition: 'Solves problems with the product once somebody asks.',
          deprecated: ['reactive customer success'],
        },
        'customer success': {
          definition: 'Acts first, so that customers reach what they bought the product for, and stay.',
          deprecated: ['proactive customer support'],
        },
        'customer care': { definition: 'Customer service, and a bond with the person beyond the one question.' },
        'customer experience': {
          definition: 'The whole impression of a company, over every stage from first notice to leaving.',
          deprecated: ['end-to-end customer service', 'end-to-end customer support'],
        },
        'user experience': { definition: 'What it is like to use the product.' },
        'customer service hotline': { deprecated: ['customer success hotline', 'customer experience hotline'] },
        'customer service desk': { deprecated: ['customer success desk', 'customer experience desk'] },
        'customer support ticket': { deprecated: ['customer success ticket', 'customer experience ticket'] },
        'customer support request': { deprecated: ['customer success request', 'customer experience request'] },
        'customer journey': { deprecated: ['customer service journey', 'customer support journey'] },
        'customer lifecycle': { deprecated: ['customer service lifecycle', 'customer support lifecycle'] },
        'proactive customer service': {
          status: 'deprecated',
          message: 'Customer service answers when somebody asks; who acts first is customer success.',
        },
      }),
    },
  },
  'distinguo:microsoft': {
    summary:
      'After the Microsoft Writing Style Guide: “user” for “end user”, and a person is a customer, never a client.',
    data: {
      terms: terms({
        user: noEndUser,
        customer: { roles: ['buyer', 'client'], deprecated: ['client'] },
        client: program,
      }),
      roles: preferred({ client: 'customer' }),
    },
  },
  'distinguo:red-hat': {
    summary:
      'After the Red Hat supplementary style guide: a customer buys, subscribes or uses; a client is software; “user” for “end user”.',
    data: {
      terms: terms({
        user: noEndUser,
        customer: {
          roles: ['buyer', 'operator', 'client'],
          definition: 'The person or organisation that buys, subscribes to or uses the product.',
          source: 'Red Hat supplementary style guide',
          deprecated: ['client'],
        },
        client: program,
      }),
      roles: preferred({ client: 'customer' }),
    },
  },
};

export const presetNames = Object.keys(presets) as readonly string[];

/** What each preset is for, in a sentence. */
export const presetSummaries: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(presets).map(([name, { summary }]) => [name, summary]),
);
