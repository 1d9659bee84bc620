using System.CommandLine;

namespace Faultline.Commands.Options;

/// <summary>What packets hide unless it is asked for.</summary>
internal sealed class PacketShownOptions
{
    private readonly Option<bool> _keepSecrets = new("--no-redact") { Description = "Leave secrets in the texts. By default keys, tokens and passwords are taken out" };

    private readonly Option<bool> _showModel = new("--show-model") { Description = "Leave the model's name in the texts. By default it is hidden: it would anchor the reviewer" };

    public static PacketShownOptions AddTo(Command command)
    {
        var feature = new PacketShownOptions();
        command.Options.Add(feature._keepSecrets);
        command.Options.Add(feature._showModel);
        return feature;
    }

    public bool KeepSecrets(ParseResult parsed) => parsed.GetValue(_keepSecrets);

    public bool ShowModel(ParseResult parsed) => parsed.GetValue(_showModel);
}
