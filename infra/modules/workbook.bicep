param location string
param tags object
param workspaceId string

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(resourceGroup().id, 'digest')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: 'Digest'
    category: 'workbook'
    sourceId: workspaceId
    serializedData: replace(loadTextContent('workbook.json'), '{workspace}', workspaceId)
  }
}
