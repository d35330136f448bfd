import Charts
import Diagnostics
import Failures
import Files
import GoTemplate
import Rendering
import Review

#if canImport(Glibc)
    import Glibc
#endif

/// Renders the releases of a batch on all cores; they share loaded charts and parsed templates.
///
/// What a release gives is what `template` gives for it alone; one that fails stops no other.
struct BatchRun {
    private let invocation: Invocation
    private let settings: TemplateSettings
    private let file: BatchFile

    init(_ invocation: Invocation, _ settings: TemplateSettings) throws {
        self.invocation = invocation
        self.settings = settings
        let flags = invocation.flags
        if !invocation.arguments.isEmpty {
            throw CommandFailure("--batch names the releases, so NAME and CHART go in there")
        }
        if let flag = flags.given(among: Self.meaninglessFlags).first {
            throw CommandFailure("--\(flag.name) has no meaning with --batch")
        }
        if flags[ValuesFlags.files].contains("-") {
            throw CommandFailure("standard input cannot be read once for each release")
        }
        file = try BatchFile(reading: flags[TemplateFlags.batch], invocation.chartLocator)
    }

    private static var meaninglessFlags: [FlagDeclaration] {
        FlagTable {
            ValuesFlags.setFile
            TemplateFlags.outputDirectory
            RenderingFlags.generateName
            RenderingFlags.nameTemplate
            TemplateFlags.releaseName
            ChartSourceFlags.dependencyUpdate
            TemplateFlags.strict
            TemplateFlags.lookup
        }
    }

    /// What became of one release.
    private struct Outcome: Sendable {
        var records: [LogRecord] = []
        /// What goes to standard output.
        var output: [UInt8] = []
        var failure: CommandFailure?
    }

    func run() throws {
        let charts = BatchCharts(file.entries.map(\.chart), invocation)
        let library = TemplateLibrary(
            functions: HelmFunctions.table(enablesDNS: invocation.flags[RenderingFlags.enableDNS]))
        let outcomes = Locked([Outcome](repeating: Outcome(), count: file.entries.count))
        // Renders touch no state of the run but the outcomes.
        nonisolated(unsafe) let run = self
        ParallelRuns.each(file.entries.count) { index in
            let outcome = run.outcome(of: run.file.entries[index], charts, library)
            outcomes.withLock { $0[index] = outcome }
        }
        try report(outcomes.withLock { $0 })
    }

    private func outcome(of entry: BatchFile.Entry, _ charts: BatchCharts, _ library: TemplateLibrary) -> Outcome {
        var outcome = Outcome()
        let log = Log()
        do {
            let text = try text(of: entry, charts, library, log: log)
            if let output = entry.output { try WholeFile.write(text, to: output) } else { outcome.output = text }
        } catch {
            outcome.failure = settings.failure(for: error)
        }
        outcome.records = log.records
        return outcome
    }

    private func text(
        of entry: BatchFile.Entry, _ charts: BatchCharts, _ library: TemplateLibrary, log: Log
    ) throws -> [UInt8] {
        let chart = try charts.chart(at: entry.chart, log: log)
        let options = try invocation.flags.valuesOptions.absolute().followed(by: entry.values)
        let values = try options.merged { path throws(HelmError) in
            try ValuesFiles.read(path, in: file.folder, remote: invocation.remoteValues)
        }
        var request = settings.request(
            chart, values, name: entry.name, namespace: entry.namespace ?? settings.namespace)
        request.library = library
        return try settings.output.text(of: try request.render(log: log))
    }

    /// Prints in the order of the file, and what failed last.
    private func report(_ outcomes: [Outcome]) throws {
        let context = invocation.context
        var failed: [GoString] = []
        for (entry, outcome) in zip(file.entries, outcomes) {
            for record in outcome.records { context.write(record, of: diagnosticEntry(entry)) }
            context.output.write(outcome.output)
            guard let failure = outcome.failure else { continue }
            failed.append(entry.name)
            report(failure, of: entry)
        }
        guard !failed.isEmpty else { return }
        let counts = GoString("\(failed.count) of \(outcomes.count) releases failed: ")
        throw CommandFailure(counts + GoString(failed.map(\.text).joined(separator: ", ")))
    }
}

extension BatchRun {
    private func diagnosticEntry(_ entry: BatchFile.Entry) -> Diagnostic.Entry {
        Diagnostic.Entry(release: entry.name.text, file: file.name.text, line: entry.line)
    }

    private func report(_ failure: CommandFailure, of entry: BatchFile.Entry) {
        let place = file.name + GoString(":\(entry.line): ") + entry.name + ": "
        var diagnostic = failure.diagnostic ?? Diagnostic(message: failure.message.text, hint: failure.hint)
        diagnostic.entry = diagnosticEntry(entry)
        let rendered = failure.rendered.map { "Error: \(place.text)\n\($0)" }
        invocation.context.report(
            CommandFailure(place + failure.message, rendered: rendered, diagnostic: diagnostic))
    }
}

extension ValuesOptions {
    /// The same files for whoever reads relative paths from another folder.
    fileprivate func absolute() throws(HelmError) -> ValuesOptions {
        var result = self
        result.valueFiles = []
        for path in valueFiles {
            result.valueFiles.append(ValuesFiles.isOfRevision(path) ? path : try FileSystem().absolute(path))
        }
        return result
    }

    /// These values, and then others, which count more.
    fileprivate func followed(by others: ValuesOptions) -> ValuesOptions {
        var result = self
        result.valueFiles += others.valueFiles
        result.values += others.values
        result.stringValues += others.stringValues
        result.fileValues += others.fileValues
        result.jsonValues += others.jsonValues
        result.literalValues += others.literalValues
        return result
    }
}
