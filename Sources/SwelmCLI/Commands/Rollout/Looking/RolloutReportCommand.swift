import GoLibrary
import GoTemplate
import Manifests
import Rollouts

#if canImport(Glibc)
    import Glibc
#endif

/// `swelm rollout report ROLLOUT`.
enum RolloutReportCommand {
    static let command = Command(
        name: "report", usage: "ROLLOUT", summary: "write all that is known of a rollout as one page",
        description: """
            Write a staged release as one page that needs nothing but itself: its traffic and stages over time, who
            approved, a plot for each check with its bound, the return step by step, and all events.

            With --every the file is written again and again, each time as a whole, until the rollout is over; the page
            then reads itself again, so that any server of files shows it as it goes on.
            """,
        flags: {
            ReleaseFlags.store
            output
            file
            every
        },
        arguments: .exactly(1), run: run)

    private static let output = Flag<OpenEnum<ReportForm>>(
        "output", short: "o", default: .known(.html), placeholder: "html|markdown|json",
        "the form of the report: html, markdown (for comments, at most 65,000 bytes) or json")
    private static let file = Flag<GoString>(
        "out", placeholder: "FILE", "write to this file instead of standard output")
    private static let every = Flag<GoDuration>(
        "every", default: .zero, "write the file again each time so much time has passed; needs --out")

    @Sendable
    private static func run(_ invocation: Invocation) throws {
        let form = try invocation.flags[output].checked(as: output.name)
        let (path, interval) = (invocation.flags[file], invocation.flags[every])
        if interval.nanoseconds > 0, path.isEmpty {
            throw CommandFailure("--every needs a file to write to: give --out")
        }
        let reader = try RolloutReader(invocation)
        let rollout = try reader.rollout(of: invocation)
        while true {
            let report = try reader.report(rollout)
            let isLast = interval.nanoseconds <= 0 || !report.state.holdsClaim
            let bytes = try form.bytes(of: rollout, report, reader, refresh: isLast ? nil : interval)
            if path.isEmpty { invocation.print(GoString(bytes)) } else { try WholeFile.write(bytes, to: path) }
            if isLast { return }
            usleep(UInt32(clamping: interval.nanoseconds / 1000))
        }
    }
}
