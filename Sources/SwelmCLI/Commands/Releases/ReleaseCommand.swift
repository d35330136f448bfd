import Charts
import Codecs
import Failures
import Files
import GoTemplate
import Operations
import Releases

/// `swelm release SUBCOMMAND`: what Helm has no command for.
enum ReleaseCommand {
    static let command = Command(
        group: "release", summary: "move releases between tools, and look behind them",
        description: """
            Work with the records of releases:

            - export writes revisions as Helm's Secrets, import reads them
            - audit shows who made a revision and from what
            - unlock ends an operation that only a person can know to be dead
            """,
        subcommands: { [audit, export, importing, unlock] })

    private static let export = Command(
        name: "export", usage: "RELEASE_NAME...", summary: "write releases as Helm's Secrets",
        description: """
            Write the revisions of releases as the Secrets in which Helm keeps them, as YAML documents.

            What is printed can be applied with kubectl, or read by 'swelm release import'.
            """,
        flags: { ReleaseFlags.store + [ReleaseFlags.revision.described("write this revision only")] },
        arguments: .atLeast(1)
    ) { invocation in
        let reader = ReleaseReader(try invocation.openStoreToRead())
        let number = invocation.flags[ReleaseFlags.revision]
        let revisions = try invocation.arguments.map(invocation.key).flatMap { key in
            number > 0 ? [key.revision(number)] : try reader.history(of: key).map(\.revisionKey)
        }
        for revision in revisions {
            let secret = try ReleaseSecret.yaml(of: reader.release(revision.release, revision: revision.revision))
            invocation.print((revisions.count > 1 ? "---\n" : "") + GoString(secret))
        }
    }

    private static let skipExisting = Flag<Bool>(
        "skip-existing", "leave revisions that are recorded already as they are, and import the others")

    private static let importing = Command(
        name: "import", usage: "PATH...", summary: "read releases from Helm's Secrets",
        description: """
            Read releases from files with Helm's Secrets: what 'swelm release export' writes, or
            'kubectl get secrets -o yaml' or '-o json' with one namespace or all. '-' is standard input; of a folder
            all files that end in .yaml, .yml or .json are read, also those in folders below.

            All revisions are recorded, or, where one of them exists already or cannot be read, none. With
            --skip-existing those that exist stay as they are.
            """,
        flags: {
            ReleaseFlags.store
            skipExisting
        },
        arguments: .atLeast(1)
    ) { invocation in
        let scope = try invocation.operationScope(log: Log())
        let files = try invocation.arguments.flatMap(ImportedFiles.read)
        let importing = ReleaseImport(files: files, skipsExisting: invocation.flags[skipExisting])
        let outcome = try importing.run(in: scope)
        for key in outcome.recorded { invocation.print("imported " + key.text + "\n") }
        for key in outcome.skipped { invocation.print("left alone " + key.text + ", which is already recorded\n") }
    }

    private static let unlock = Command(
        name: "unlock", usage: "RELEASE_NAME", summary: "end an operation that is dead",
        description: """
            Take a release from a command that was cut off; revisions that are still pending become failed.

            What swelm itself left behind, the next command clears away: at once on the same machine, on another one
            when its lock has ended, in a cluster after a minute. With --force a release is taken also from a command
            that may be at work, and from Helm, of which nobody can tell.
            """,
        flags: { ReleaseFlags.store + [ApplicationFlags.description.declaration, unlockForce.declaration] },
        arguments: .exactly(1)
    ) { invocation in
        let key = invocation.key(invocation.arguments[0])
        let scope = try invocation.operationScope(log: Log())
        let unlocking = ReleaseUnlocking(
            key: key, description: invocation.flags[ApplicationFlags.description],
            isForced: invocation.flags[unlockForce])
        let outcome = try unlocking.run(in: scope)
        if let lease = outcome.lease { invocation.print("took release \"" + key.name + "\" from " + lease.text + "\n") }
        for revision in outcome.failed { invocation.print(revision.text + " is now failed\n") }
        if outcome.lease == nil && outcome.failed.isEmpty {
            invocation.print("release \"" + key.name + "\" is not locked\n")
        }
    }

    private static let unlockForce = Flag<Bool>(
        "force", "take the release also from a command that may be at work, and from Helm")

    private static let audit = Command(
        name: "audit", usage: "RELEASE_NAME", summary: "show who made a revision and from what",
        description: """
            Show who made a revision, when, and from what: the chart, the values files, and the names of the values
            set on the command line. The values themselves, which may be secrets, are in 'swelm get values'.
            """,
        flags: {
            ReleaseFlags.store
            ReleaseFlags.revision.described("show this revision, not the newest one")
            OutputFormat.flag
        },
        arguments: .exactly(1)
    ) { invocation in
        let store = try invocation.openStoreToRead()
        let release = try ReleaseReader(store).release(
            invocation.key(invocation.arguments[0]), revision: invocation.flags[ReleaseFlags.revision])
        guard let audit = try store.audit(of: release.revisionKey) else {
            throw CommandFailure(release.revisionKey.text + " was not made by swelm; nothing more is known of it")
        }
        let report = AuditReport(release: release.summary, audit: audit)
        invocation.print(try invocation.flags[OutputFormat.flag].text(of: report.value) { report.table })
    }
}
