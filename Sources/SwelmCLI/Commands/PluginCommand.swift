import Failures
import GoTemplate

/// `swelm plugin`, which is refused by name but for the list, which has none: what plugins are used for is part of
/// swelm, or takes a program.
enum PluginCommand {
    static let command = Command(
        name: "plugin", usage: "[SUBCOMMAND]", summary: "list plugins: see what is in place of them",
        description: """
            swelm runs no plugins of Helm. In place of those that are used most:

            - helm-diff: 'swelm diff upgrade', which takes its flags
            - post-renderers: '--post-renderer PROGRAM'
            - helm-secrets: values of a program, 'swelm template -f <(sops -d secrets.yaml)'
            """,
        subcommands: { [list] }, isHelmCommand: true
    ) { _ in
        throw CommandFailure("plugins are not part of swelm: \"swelm plugin --help\" tells what to use instead")
    }

    /// Programs look here for plugins that they would make use of, as Ansible's modules do for helm-diff, and do without.
    private static let list = Command(
        name: "list", summary: "list installed Helm plugins, of which there are none", aliases: ["ls"],
        flags: { type }, isHelmCommand: true
    ) { invocation in
        invocation.print("NAME\tVERSION\tTYPE\tAPIVERSION\tPROVENANCE\tSOURCE\n")
    }

    private static let type = Flag<GoString>("type", "Plugin type")
}
