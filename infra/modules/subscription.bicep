// Deployed by the hook postdeploy, not by main.bicep: Event Grid shakes hands with the webhook, whose key the host makes
// when it first loads the app. Deploying it again brings it up to date.
param appName string
param topicName string
param storageName string

resource app 'Microsoft.Web/sites@2025-03-01' existing = {
  name: appName
}

resource storage 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: storageName
}

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' existing = {
  name: topicName
}

// The key never leaves Azure: no shell, log or parameter holds it.
var key = listKeys('${app.id}/host/default', '2025-03-01').systemKeys.blobs_extension

resource articles 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2025-02-15' = {
  parent: topic
  name: 'articles'
  properties: {
    eventDeliverySchema: 'EventGridSchema'
    destination: {
      endpointType: 'WebHook'
      properties: {
        endpointUrl: 'https://${app.properties.defaultHostName}/runtime/webhooks/blobs?functionName=Host.Functions.IngestArticle&code=${uriComponent(key)}'
        maxEventsPerBatch: 1
      }
    }
    filter: {
      includedEventTypes: ['Microsoft.Storage.BlobCreated']
      // With /blobs/, or a container articles-old would match too: the host does not look at the container.
      subjectBeginsWith: '/blobServices/default/containers/articles/blobs/'
      // One event for an upload in several steps, when it is whole.
      advancedFilters: [
        { operatorType: 'StringIn', key: 'data.api', values: ['CopyBlob', 'PutBlob', 'PutBlockList', 'FlushWithClose'] }
      ]
    }
    retryPolicy: { maxDeliveryAttempts: 30, eventTimeToLiveInMinutes: 1440 }
    deadLetterWithResourceIdentity: {
      identity: { type: 'SystemAssigned' }
      deadLetterDestination: {
        endpointType: 'StorageBlob'
        properties: { resourceId: storage.id, blobContainerName: 'deadletters' }
      }
    }
  }
}
