/** What a contract says of itself, and not of its data. */
export const ofFile = [
  'id',
  'name',
  'version',
  'status',
  'domain',
  'tenant',
  'dataProduct',
  'contractCreatedTs',
  'description',
  'tags',
  'authoritativeDefinitions',
  'support',
  'price',
  'team',
  'roles',
  'slaDefaultElement',
  'slaProperties',
  'servers',
  'customProperties',
]

const ofElement = ['id', 'physicalName', 'businessName', 'tags', 'authoritativeDefinitions', 'customProperties']

export const ofObject = [...ofElement, 'physicalType', 'description', 'dataGranularityDescription']

export const ofProperty = [
  ...ofElement,
  'classification',
  'criticalDataElement',
  'examples',
  'encryptedName',
  'transformSourceObjects',
  'transformLogic',
  'transformDescription',
]

export const ofRule = ['id', 'name', 'description', 'dimension', 'businessImpact', 'tags', 'authoritativeDefinitions']
