param location string
param tags object
param operatorAddress string
param workspaceId string
param insightsId string
param topicId string
param readyUrl string
param availabilityTest bool
param lateAfterMinutes int

// Names as in docs/runbook.md, which has a section for each. A query gives one row a cause; the alert fires above 0.
var rules = [
  {
    name: 'IssueLate'
    severity: 1
    window: 'PT15M'
    query: 'AppMetrics | where Name == "digest.issue.lag" | summarize Lag = min(Min) by Edition = tostring(Properties["edition"]) | where Lag > ${60 * lateAfterMinutes} | summarize Found = count()'
    meaning: 'The issue that is due has been late for more than ${lateAfterMinutes} minutes.'
  }
  {
    name: 'IssueTroubled'
    severity: 1
    window: 'PT15M'
    query: 'AppMetrics | where Name == "digest.issues.troubled" and Max > 0 | summarize Found = count()'
    meaning: 'An issue waits for an operator.'
  }
  {
    name: 'CopiesFailing'
    severity: 1
    window: 'PT1H'
    query: 'AppMetrics | where Name == "digest.copies" | summarize Failed = sumif(Sum, tostring(Properties["outcome"]) == "failed"), All = sum(Sum) | where Failed >= 20 and Failed > 0.05 * All | summarize Found = count()'
    meaning: 'More than 5 % of the copies of an hour failed, and 20 at least.'
  }
  {
    name: 'CopiesUncertain'
    severity: 2
    window: 'PT1H'
    query: 'AppMetrics | where Name == "digest.copies" and tostring(Properties["outcome"]) == "uncertain" and Sum > 0 | summarize Found = count()'
    meaning: 'Of some copies nobody knows whether they arrived.'
  }
  {
    name: 'MessagesPoisoned'
    severity: 2
    window: 'PT1H'
    query: 'AppMetrics | where Name == "digest.poison" and Sum > 0 | summarize Found = count()'
    meaning: 'The host gave a message up.'
  }
  {
    name: 'QueueOld'
    severity: 2
    window: 'PT15M'
    query: 'AppMetrics | where Name == "digest.queue.age" | summarize Age = min(Min) by Queue = tostring(Properties["queue"]) | where Age > 1800 | summarize Found = count()'
    meaning: 'A message has waited for more than half an hour.'
  }
  {
    name: 'ArticlesRejected'
    severity: 3
    window: 'P1D'
    query: 'AppMetrics | where Name == "digest.articles" and tostring(Properties["outcome"]) == "rejected" | summarize Rejected = sum(Sum) | where Rejected > 5 | summarize Found = count()'
    meaning: 'More than 5 uploads of a day could not be read.'
  }
  {
    name: 'AppSilent'
    severity: 1
    window: 'PT30M'
    query: 'AppMetrics | where Name == "digest.issue.lag" | summarize Points = count() | where Points == 0 | summarize Found = count()'
    meaning: 'Nothing was heard of the tick for half an hour.'
  }
]

resource operator 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'digest-operator'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'digest'
    enabled: true
    emailReceivers: [{ name: 'operator', emailAddress: operatorAddress, useCommonAlertSchema: true }]
  }
}

resource queries 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [for rule in rules: {
  name: rule.name
  location: location
  tags: tags
  properties: {
    displayName: rule.name
    description: '${rule.meaning} docs/runbook.md#${toLower(rule.name)}'
    severity: rule.severity
    enabled: true
    autoMitigate: true
    scopes: [workspaceId]
    evaluationFrequency: rule.window == 'P1D' ? 'PT1H' : 'PT15M'
    windowSize: rule.window
    criteria: {
      allOf: [
        {
          query: rule.query
          metricMeasureColumn: 'Found'
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: 0
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
        }
      ]
    }
    // The tables of a new workspace appear with their first row.
    skipQueryValidation: true
    actions: { actionGroups: [operator.id] }
  }
}]

resource deadLettered 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'EventsDeadLettered'
  location: 'global'
  tags: tags
  properties: {
    description: 'Event Grid could not deliver the news of an upload. docs/runbook.md#eventsdeadlettered'
    severity: 2
    enabled: true
    scopes: [topicId]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT1H'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'dead-lettered'
          metricNamespace: 'Microsoft.EventGrid/systemTopics'
          metricName: 'DeadLetteredCount'
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: 0
        }
      ]
    }
    actions: [{ actionGroupId: operator.id }]
  }
}

resource ready 'Microsoft.Insights/webtests@2022-06-15' = if (availabilityTest) {
  name: 'digest-ready'
  location: location
  // The portal shows a test under the component that this tag names.
  tags: union(tags, { 'hidden-link:${insightsId}': 'Resource' })
  kind: 'standard'
  properties: {
    SyntheticMonitorId: 'digest-ready'
    Name: 'digest-ready'
    Enabled: true
    Kind: 'standard'
    Frequency: 900
    Timeout: 60
    RetryEnabled: true
    Locations: [{ Id: 'emea-nl-ams-azr' }, { Id: 'us-va-ash-azr' }]
    Request: { RequestUrl: readyUrl, HttpVerb: 'GET', ParseDependentRequests: false }
    ValidationRules: { ExpectedHttpStatusCode: 200, SSLCheck: true, SSLCertRemainingLifetimeCheck: 7 }
  }
}

resource unhealthy 'Microsoft.Insights/metricAlerts@2018-03-01' = if (availabilityTest) {
  name: 'AppUnhealthy'
  location: 'global'
  tags: tags
  properties: {
    description: '/api/ready fails from outside. docs/runbook.md#appunhealthy'
    severity: 1
    enabled: true
    scopes: [ready.id, insightsId]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT30M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria'
      webTestId: ready.id
      componentId: insightsId
      failedLocationCount: 2
    }
    actions: [{ actionGroupId: operator.id }]
  }
}
