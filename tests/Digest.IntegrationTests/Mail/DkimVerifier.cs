using System.Security.Cryptography;
using System.Text.Json;
using Digest.LocalHost.Services;

namespace Digest.IntegrationTests.Mail;

/// <summary>npm mailauth, which verifies signatures as a receiver would.</summary>
internal static class DkimVerifier
{
    private const string Script = """
        const { dkimVerify } = require('mailauth/lib/dkim/verify');
        const [file, name, key] = process.argv.slice(1);
        const resolver = async (asked, type) => {
          if (asked === name && type === 'TXT') return [[`v=DKIM1; k=rsa; p=${key}`]];
          throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
        };
        dkimVerify(require('fs').readFileSync(file), { resolver }).then(({ results }) => console.log(JSON.stringify(results.map(one => ({
          result: one.status.result, comment: one.status.comment, domain: one.signingDomain, selector: one.selector, algorithm: one.algo,
          form: one.format, names: one.signingHeaders.keys, bits: one.modulusLength, isLimited: one.canonBodyLengthLimited })))));
        """;

    /// <summary>What it says of each signature of a message, where the key stands at this name.</summary>
    public static async Task<JsonElement> VerifyAsync(ReadOnlyMemory<byte> message, string name, RSA key)
    {
        await LocalTools.EnsureAsync("mail", CancellationToken.None);
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, message.ToArray());
            await using var script = await NodeScript.StartAsync("mail", Script, [file, name, Convert.ToBase64String(key.ExportSubjectPublicKeyInfo())]);
            return JsonDocument.Parse(script.FirstLine).RootElement.Clone();
        }
        finally
        {
            File.Delete(file);
        }
    }
}
