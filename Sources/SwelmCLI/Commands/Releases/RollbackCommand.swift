import Charts
import Compatibility
import Failures
import GoTemplate
import Manifests
import Operations
import Releases

/// `swelm rollback RELEASE [REVISION]`.
enum RollbackCommand {
    static let command = Command(
        name: "rollback", usage: "<RELEASE> [REVISION]", summary: "roll back a release to a previous revision",
        description: """
            Roll back a release to a previous revision.

            The first argument is the name of a release, the second a revision. If it is omitted or 0, the release
            returns to the revision before the newest. With --to-label it returns to the newest revision with that
            label that was once deployed. An upgrade keeps the labels of the revision before it unless it sets others, so
            give each stage of a release its own.

            To see revision numbers, run 'swelm history RELEASE'.
            """,
        flags: {
            ReleaseFlags.besideRollouts
            ApplicationFlags.forcing
            ApplicationFlags.waiting
            ApplicationFlags.serverSideMode
            ReleaseFlags.historyMax
            ApplicationFlags.description
            ReleaseFlags.dryRun
            ApplicationFlags.noHooks.described("prevent hooks from running during rollback")
            ApplicationFlags.cleanupOnFail.described(
                "allow deletion of new resources created in this rollback when rollback fails")
            toLabel
            ReleaseFlags.ordering
            ReleaseFlags.dropped("recreate-pods")
        },
        arguments: .atLeast(1), exclusiveFlags: { ApplicationFlags.exclusive }, isHelmCommand: true, run: run)

    @Sendable
    private static func run(_ invocation: Invocation) throws {
        let flags = invocation.flags
        let log = Log(isDebugging: invocation.logsSteps)
        defer { invocation.context.write(log) }
        var rollback = Rollback(invocation.key(invocation.arguments[0]))
        rollback.target = try target(invocation)
        rollback.mode = try invocation.changeMode()
        rollback.apply = try flags.changingOptions()
        rollback.apply.cleansUpOnFailure = flags[ApplicationFlags.cleanupOnFail]
        rollback.description = try description(flags)
        rollback.serverSide = flags[ApplicationFlags.serverSideMode]
        rollback.historyMaximum = invocation.historyMaximum
        let scope = try invocation.operationScope(log: log)
        let release = try rollback.run(in: scope)
        invocation.print("Rollback was a success! Happy Helming!\n")
        if !rollback.mode.isDryRun { invocation.noteRecorded(release) }
    }

    private static func description(_ flags: ParsedFlags) throws(CommandFailure) -> GoString {
        let (text, longest) = (flags[ApplicationFlags.description], 256)
        if Compatibility.has(.shortRollbackDescriptions), text.runeCount > longest {
            throw CommandFailure("description must be \(longest) characters or less, got \(text.runeCount)")
        }
        return text
    }

    static let toLabel = Flag<GoString>(
        "to-label", placeholder: "KEY=VALUE",
        "roll back to the newest revision with this label that was once deployed")

    /// Where the second argument or `--to-label` leads.
    static func target(_ invocation: Invocation) throws -> RollbackTarget {
        let arguments = invocation.arguments
        guard let label = invocation.flags.given(toLabel) else {
            return arguments.count > 1 ? .revision(try revision(arguments[1])) : .previous
        }
        if arguments.count > 1 { throw CommandFailure("cannot set --to-label and also specify a revision") }
        let (key, value) = label.cut(at: UInt8(ascii: "="))
        guard let value, !key.isEmpty else {
            throw CommandFailure("invalid value for --to-label: must be formatted as KEY=VALUE")
        }
        return .labelled(key: key, value: value)
    }

    private static func revision(_ text: GoString) throws -> Int {
        do { return try Strconv.atoi(text) } catch {
            throw CommandFailure("could not convert revision to a number: " + error.message)
        }
    }
}
