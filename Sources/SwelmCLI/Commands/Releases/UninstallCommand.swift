import Charts
import Failures
import GoTemplate
import Operations

/// `swelm uninstall RELEASE_NAME [...]`.
enum UninstallCommand {
    static let command = Command(
        name: "uninstall", usage: "RELEASE_NAME [...]", summary: "uninstall a release",
        description: """
            Uninstall releases: their history is deleted too, unless --keep-history is given.

            Use the '--dry-run' flag to see which releases will be uninstalled without actually uninstalling them.

            There is no cluster yet: the records change, and no object is deleted.
            """,
        aliases: ["del", "delete", "un"],
        flags: {
            ReleaseFlags.changing + [
                Flag("dry-run", .bool, "simulate a uninstall"),
                Flag("no-hooks", .bool, "prevent hooks from running during uninstallation"),
                Flag("ignore-not-found", .bool, #"Treat "release not found" as a successful uninstall"#),
                Flag(
                    "keep-history", .bool,
                    "remove all associated resources and mark the release as deleted, but retain the release history"),
                Flag(
                    "cascade", .string, default: "background",
                    #"Must be "background", "orphan", or "foreground". Selects the deletion cascading strategy for the dependents. Defaults to background. Use "foreground" with --wait to ensure resources with finalizers are fully deleted before returning."#
                ),
                Flag(
                    "timeout", .duration, default: "5m0s",
                    "time to wait for any individual Kubernetes operation (like Jobs for hooks)"),
                ReleaseFlags.description, ReleaseFlags.wait,
            ]
        },
        arguments: .atLeast(1), isHelms: true, run: run)

    @Sendable
    private static func run(_ invocation: Invocation) throws {
        let log = Log()
        defer { invocation.context.write(log) }
        let propagation = try DeletionPropagation(flag: invocation.flags.string("cascade"))
        let scope = try invocation.operationScope(log: log)
        var removed: [GoString] = []
        defer { note(removed, invocation) }
        for name in invocation.arguments {
            var uninstallation = uninstallation(of: name, invocation)
            uninstallation.apply.propagation = propagation
            let outcome = try uninstallation.run(in: scope)
            if !outcome.kept.isEmpty { invocation.print(outcome.kept + "\n") }
            invocation.print("release \"" + name + "\" uninstalled\n")
            if !uninstallation.mode.isDryRun && outcome.release != nil { removed.append(name) }
        }
    }

    private static func uninstallation(of name: GoString, _ invocation: Invocation) -> Uninstallation {
        let flags = invocation.flags
        var uninstallation = Uninstallation(invocation.key(name))
        uninstallation.apply = flags.applyOptions
        uninstallation.description = flags.string("description")
        uninstallation.mode = flags.bool("dry-run") ? .dryRun(.client) : .apply
        uninstallation.ignoresMissing = flags.bool("ignore-not-found")
        uninstallation.keepsHistory = flags.bool("keep-history")
        return uninstallation
    }

    private static func note(_ names: [GoString], _ invocation: Invocation) {
        if names.isEmpty { return }
        let what: GoString = names.count == 1 ? "the end of release " : "the end of releases "
        invocation.noteNothingApplied(what + names.joined(by: ", ") + " was recorded")
    }
}

extension DeletionPropagation {
    /// The word of `--cascade`.
    fileprivate init(flag word: GoString) throws(CommandFailure) {
        guard let propagation = DeletionPropagation(rawValue: word.text) else {
            let choices: GoString = "). Must be \"background\", \"foreground\", or \"orphan\""
            throw CommandFailure("invalid cascade value (" + word + choices)
        }
        self = propagation
    }
}
