import Failures
import GoTemplate

/// `swelm plugin`, which is refused by name: what plugins are used for is part of swelm, or takes a program.
enum PluginCommand {
    static let command = Command(
        name: "plugin", usage: "[SUBCOMMAND]", summary: "not there: see what is in place of plugins",
        description: """
            swelm runs no plugins of Helm. In place of those that are used most:

            - helm-diff: 'swelm diff upgrade', which takes its flags
            - post-renderers: '--post-renderer PROGRAM'
            - helm-secrets: values of a program, 'swelm template -f <(sops -d secrets.yaml)'
            """,
        isHelmCommand: true
    ) { _ in
        throw CommandFailure("plugins are not part of swelm", hint: "\"swelm plugin --help\" tells what to use instead")
    }
}
