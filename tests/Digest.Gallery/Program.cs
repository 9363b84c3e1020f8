using System.CommandLine;
using Digest.Gallery;
using Digest.Shared;

var folder = new Option<DirectoryInfo>("--out") { Description = "Where the pictures go.", DefaultValueFactory = _ => new(Path.Combine(RepositoryTemplates.Root, "docs", "images")), HelpName = "DIR" };
var command = new RootCommand("Takes the pictures of docs/forms.md: the sample articles of seeds/ in every form that readers see.") { folder };
command.SetAction((parsed, cancellationToken) => PictureBook.TakeAsync(parsed.GetValue(folder)!.FullName, cancellationToken));
return await command.Parse(args).InvokeAsync();
