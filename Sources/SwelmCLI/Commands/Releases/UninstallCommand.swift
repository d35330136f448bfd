import Charts
import Failures
import GoTemplate
import Manifests
import Operations

/// `swelm uninstall RELEASE_NAME [...]`.
enum UninstallCommand {
    static let command = Command(
        name: "uninstall", usage: "RELEASE_NAME [...]", summary: "uninstall a release",
        description: """
            Uninstall releases: their history is deleted too, unless --keep-history is given.

            Use the '--dry-run' flag to see which releases will be uninstalled without actually uninstalling them.

            Without a cluster (see --cluster) the records change, and no object is deleted.
            """,
        aliases: ["del", "delete", "un"],
        flags: {
            ReleaseFlags.besideRollouts
            dryRun
            ApplicationFlags.noHooks.described("prevent hooks from running during uninstallation")
            ignoreNotFound
            keepHistory
            ApplicationFlags.cascade
            ApplicationFlags.timeout
            ApplicationFlags.description
            ApplicationFlags.wait
        },
        arguments: .atLeast(1), isHelmCommand: true, run: run)

    private static let dryRun = Flag<Bool>("dry-run", "simulate a uninstall")
    private static let ignoreNotFound = Flag<Bool>(
        "ignore-not-found", #"Treat "release not found" as a successful uninstall"#)
    private static let keepHistory = Flag<Bool>(
        "keep-history",
        "remove all associated resources and mark the release as deleted, but retain the release history")

    @Sendable
    private static func run(_ invocation: Invocation) throws {
        let log = Log(isDebugging: invocation.logsSteps)
        defer { invocation.context.write(log) }
        let propagation = try DeletionPropagation(invocation.flags[ApplicationFlags.cascade])
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
        uninstallation.apply = flags.waitingOptions
        uninstallation.description = flags[ApplicationFlags.description]
        uninstallation.mode = flags[dryRun] ? .dryRun(.client) : .apply
        uninstallation.ignoresMissing = flags[ignoreNotFound]
        uninstallation.keepsHistory = flags[keepHistory]
        return uninstallation
    }

    private static func note(_ names: [GoString], _ invocation: Invocation) {
        if names.isEmpty { return }
        let what: GoString = names.count == 1 ? "the end of release " : "the end of releases "
        invocation.noteNothingApplied(what + names.joined(by: ", ") + " was recorded")
    }
}

extension DeletionPropagation {
    /// - Throws: `CommandFailure` for another word.
    fileprivate init(_ word: OpenEnum<DeletionPropagation>) throws(CommandFailure) {
        switch word {
        case .known(let propagation): self = propagation
        case .other(let word):
            let choices: GoString = "). Must be \"background\", \"foreground\", or \"orphan\""
            throw CommandFailure("invalid cascade value (" + word + choices)
        }
    }
}
