using Digest.Functions;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

QuickStart.Prepare();
var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
// At its usual level the web server logs every path, and the paths of readers hold their tokens.
builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
FunctionApp.Configure(builder, builder.Configuration);
QuickStart.LeaveOut(builder.Services);
builder.Build().Run();
