import type { ConfigurationData, TermChange } from './configuration.js';

interface Preset {
  /** For whom, and after what. */
  readonly summary: string;
  readonly data: ConfigurationData;
}

const program: TermChange = { roles: ['program'] };

/** The vocabularies that come built in. Only what the guide named in the summary says is in it. */
export const presets: Readonly<Record<string, Preset>> = {
  'distinguo:recommended': {
    summary:
      'Customers buy, users use, consumers consume, clients engage a professional. What every configuration builds on.',
    data: {},
  },
  'distinguo:microsoft': {
    summary:
      'After the Microsoft Writing Style Guide: “user” for “end user”, and a person is a customer, never a client.',
    data: {
      terms: new Map<string, TermChange>([
        ['user', { deprecated: ['end user', 'end-user', 'enduser'] }],
        ['customer', { roles: ['buyer', 'client'] }],
        ['client', program],
      ]),
      roles: new Map([['client', { preferred: 'customer' }]]),
    },
  },
  'distinguo:red-hat': {
    summary:
      'After the Red Hat supplementary style guide: a customer buys, subscribes or uses; a client is software; “user” for “end user”.',
    data: {
      terms: new Map<string, TermChange>([
        ['user', { deprecated: ['end user', 'end-user', 'enduser'] }],
        [
          'customer',
          {
            roles: ['buyer', 'operator', 'client'],
            definition: 'The person or organisation that buys, subscribes to or uses the product.',
            source: 'Red Hat supplementary style guide',
          },
        ],
        ['client', program],
      ]),
      roles: new Map([['client', { preferred: 'customer' }]]),
    },
  },
  'distinguo:marketplace': {
    summary:
      'For platforms with two sides, as Shopify writes of them: the merchant pays for the platform and works with it; a customer is the merchant’s shopper.',
    data: {
      terms: new Map<string, TermChange>([
        [
          'merchant',
          {
            roles: ['buyer', 'operator'],
            definition: 'Who sells on the platform: pays for it and works with it.',
            source: 'Shopify Polaris',
          },
        ],
        ['customer', { definition: 'Who buys from a merchant on the platform.', source: 'Shopify Polaris' }],
      ]),
    },
  },
  'distinguo:public-sector': {
    summary:
      'After the Somerset Council playbook: service users use a service, residents live in the area, customers book or pay; no bare “users” or “clients”.',
    data: {
      terms: new Map<string, TermChange>([
        [
          'service user',
          {
            roles: ['operator', 'client'],
            definition: 'A person who uses a public service, or is in its care.',
            source: 'Somerset Council playbook',
          },
        ],
        [
          'resident',
          {
            roles: ['operator', 'consumer', 'client'],
            definition: 'A person who lives in the area that the authority serves.',
            source: 'Somerset Council playbook',
          },
        ],
        ['client', program],
      ]),
      roles: new Map([
        ['operator', { preferred: 'service user' }],
        ['client', { preferred: 'service user' }],
      ]),
    },
  },
  'distinguo:client-services': {
    summary: 'For agencies, law firms and consultancies: who buys is a client.',
    data: {
      terms: new Map<string, TermChange>([['client', { roles: ['client', 'buyer', 'program'] }]]),
      roles: new Map([['buyer', { preferred: 'client' }]]),
    },
  },
};

export const presetNames = Object.keys(presets) as readonly string[];
