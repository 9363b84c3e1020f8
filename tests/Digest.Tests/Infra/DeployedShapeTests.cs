namespace Digest.Tests.Infra;

/// <summary>What makes a deployment safe, or lets it run at all, and what nobody would miss on the day that it is deleted.</summary>
public sealed class DeployedShapeTests
{
    [Theory]
    [InlineData("app", "kind : 'functionapp' sku : { name : 'FC1' , tier : 'FlexConsumption' } properties : { reserved : true }")]
    [InlineData("app", "kind : 'functionapp,linux' identity : { type : 'UserAssigned'")]
    [InlineData("app", "tags : union ( tags , { 'azd-service-name' : 'digest' } )")]
    [InlineData("app", "httpsOnly : true keyVaultReferenceIdentity : identityId")]
    [InlineData("app", "siteConfig : { minTlsVersion : '1.2' ftpsState : 'Disabled' } functionAppConfig : { deployment : { storage : { type : 'blobContainer'")]
    [InlineData("app", "authentication : { type : 'UserAssignedIdentity' , userAssignedIdentityResourceId : identityId }")]
    [InlineData("app", "scaleAndConcurrency : { instanceMemoryMB : 2048 , maximumInstanceCount : maximumInstances } runtime : { name : 'dotnet-isolated' , version : '10.0' }")]
    [InlineData("storage", "allowBlobPublicAccess : false allowSharedKeyAccess : false defaultToOAuthAuthentication : true minimumTlsVersion : 'TLS1_2' supportsHttpsTrafficOnly : true")]
    [InlineData("storage", "networkAcls : { bypass : 'AzureServices' defaultAction : closed ? 'Deny' : 'Allow'")]
    [InlineData("storage", "deleteRetentionPolicy : { enabled : true , days : 14 } containerDeleteRetentionPolicy : { enabled : true , days : 14 }")]
    [InlineData("storage", "properties : { publicAccess : 'None' }")]
    [InlineData("monitor", "DisableLocalAuth : true")]
    [InlineData("monitor", "workspaceCapping : { dailyQuotaGb : json ( dailyGigabytes ) }")]
    [InlineData("vault", "enableRbacAuthorization : true enableSoftDelete : true softDeleteRetentionInDays : 90")]
    [InlineData("mail", "userEngagementTracking : 'Disabled'")]
    public void It_is_deployed_like_this(string module, string part) => Assert.Contains(part, InfraFiles.Flat($"infra/modules/{module}.bicep"), StringComparison.Ordinal);

    [Theory]
    [InlineData("module alerts 'modules/alerts.bicep' = if ( alertsEnabled ) {")]
    [InlineData("module network 'modules/network.bicep' = if ( vnetEnabled ) {")]
    [InlineData("module acs 'modules/mail.bicep' = if ( throughAcs ) {")]
    [InlineData("Digest__Edition__EditorAddress : empty ( editorAddress ) ? operatorAddress : editorAddress")]
    [InlineData("empty ( digestFormerSecret ) ? { } : { Digest__FormerSecrets__0 : '@Microsoft.KeyVault(SecretUri=${})' ${ vault . outputs . digestFormerSecretUri }")]
    [InlineData("Digest__Secret : '@Microsoft.KeyVault(SecretUri=${})' ${ vault . outputs . digestSecretUri }")]
    [InlineData("var asleep = paused ? {")]
    [InlineData("settings : union ( edition , asleep ,")]
    public void What_was_chosen_is_heeded(string part) => Assert.Contains(part, InfraFiles.Flat("infra/main.bicep"), StringComparison.Ordinal);

    /// <summary>Without a version the app may keep a secret for a day that was replaced.</summary>
    [Fact]
    public void A_secret_that_is_replaced_is_heard_of_at_once()
    {
        var outputs = InfraFiles.Read("infra/modules/vault.bicep").Split('\n').Where(line => line.StartsWith("output ", StringComparison.Ordinal) && line.Contains("Uri string", StringComparison.Ordinal)).ToList();

        Assert.Equal(3, outputs.Count);
        Assert.All(outputs, line => Assert.EndsWith(".properties.secretUriWithVersion", line, StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_paused_are_functions_of_the_app()
    {
        var file = InfraFiles.Parse("infra/main.bicep");
        var paused = Enumerable.Range(0, file.Tokens.Count).Where(at => file.IsKey(at) && file.Tokens[at].Text.StartsWith("AzureWebJobs.", StringComparison.Ordinal)).Select(at => file.Tokens[at].Text).ToList();
        var runbook = InfraFiles.Read("docs/runbook.md");

        Assert.Equal(["PublishDueIssues", "PlanDelivery", "DeliverBatch"], paused.Select(name => name.Split('.') is ["AzureWebJobs", var function, "Disabled"] ? function : name));
        Assert.All(["Issues/PublishDueIssues", "Delivery/PlanDelivery", "Delivery/DeliverBatch"], path => Assert.Contains("Function(nameof(" + path.Split('/')[1], InfraFiles.Read($"src/Digest.Functions/{path}.cs"), StringComparison.Ordinal));
        Assert.All(paused, name => Assert.Contains(name + "=true", runbook, StringComparison.Ordinal));
    }
}
