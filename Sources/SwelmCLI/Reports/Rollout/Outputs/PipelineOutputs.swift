import Files
import GoTemplate
import Rollouts

/// What a command leaves for the rest of a pipeline: outputs of the job, a summary, a page, numbers for Prometheus.
///
/// Where a CI system is recognised, its outputs and summary are written without being asked for.
struct PipelineOutputs {
    static let flags = FlagTable {
        envFile
        summary
        page
        MetricsExport.flags
    }

    static let envFile = Flag<GoString>(
        "env-file", placeholder: "FILE",
        "write state, stage, rollout and revision as a dotenv file, such as GitLab's reports")
    static let summary = Flag<GoString>("summary", placeholder: "FILE", "write how the rollout stands as Markdown")
    static let page = Flag<GoString>("report", placeholder: "FILE", "write the page of \"swelm rollout report\"")

    private let flags: ParsedFlags
    private let system: PipelineSystem?
    private let output: any ByteSink

    init(_ invocation: Invocation) {
        flags = invocation.flags
        system = PipelineSystem(invocation.context.environment)
        output = invocation.context.output
    }

    /// Whether anything is to be written.
    var isWanted: Bool { system != nil || !flags.given(among: Self.flags).isEmpty }

    /// Writes all that is wanted but numbers.
    ///
    /// - Parameter makePage: gives the page, where it is wanted.
    /// - Throws: `HelmError` where a file cannot be written.
    func write(_ report: RolloutReport, makePage: () throws -> [UInt8]) throws {
        let variables = variables(of: report)
        if let path = path(Self.envFile) { try WholeFile.write(variables.map(\.dotenv).joined(by: "").bytes, to: path) }
        if let path = path(Self.summary) { try WholeFile.write(Self.summary(of: report), to: path) }
        if let path = path(Self.page) { try WholeFile.write(makePage(), to: path) }
        try tell(system, variables, report)
    }

    private func path(_ flag: Flag<GoString>) -> GoString? {
        flags.givenIfDeclared(flag).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Files of GitHub are added to: other steps of the job write there, too.
    private func tell(_ system: PipelineSystem?, _ variables: [PipelineVariable], _ report: RolloutReport) throws {
        switch system {
        case .github(let file, let summary):
            if let file { try append(variables.map(\.github).joined(by: "").bytes, to: file) }
            if let summary { try append(Self.summary(of: report), to: summary) }
        case .azure: output.write(variables.map(\.azure).joined(by: "").bytes)
        case nil: break
        }
    }

    private func append(_ bytes: [UInt8], to path: GoString) throws {
        guard try FileSystem().exists(path) else { return try WholeFile.write(bytes, to: path) }
        try FileSystem().write(bytes, to: path, appending: true)
    }

    private static func summary(of report: RolloutReport) -> [UInt8] {
        StatusMarkdown.bytes(of: report, showsEvents: false)
    }

    private func variables(of report: RolloutReport) -> [PipelineVariable] {
        let revision = report.head.revisions.values.max() ?? report.bases.values.max()
        let known: [(GoString, GoString?)] = [
            ("rollout", report.name), ("state", GoString(report.state.rawValue)), ("stage", report.current?.plan.name),
            ("revision", revision.map { GoString("\($0)") }), ("report", path(Self.page)),
        ]
        return known.compactMap { name, value in value.map { PipelineVariable(name: name, value: $0) } }
    }
}
