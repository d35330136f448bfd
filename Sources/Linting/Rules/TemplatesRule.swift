import Charts
import Failures
import Files
import GoTemplate
import Kubernetes
import Manifests
import Rendering

/// What templates must render.
///
/// Mirrors pkg/chart/v2/lint/rules template.go.
struct TemplatesRule: LintRule {
    private static let folder: GoString = "templates/"

    func check(_ subject: LintSubject, _ messages: inout LintMessages) {
        do throws(LintStop) {
            try checkFolder(subject)
            guard let rendered = try render(subject) else { return }
            for template in rendered.chart.templates { try check(template, rendered, subject, &messages) }
        } catch {
            messages.add(error.severity, error.place, error.text)
        }
    }

    private func checkFolder(_ subject: LintSubject) throws(LintStop) {
        let path = subject.path(Self.folder)
        guard (try? subject.fileSystem.exists(path)) != false else {
            throw LintStop(.warning, Self.folder, "directory does not exist")
        }
        do throws(HelmError) {
            guard try subject.fileSystem.status(of: path).kind == .directory else { throw HelmError("not a directory") }
        } catch {
            throw LintStop(.error, Self.folder, error.message)
        }
    }

    private func check(
        _ template: ChartFile, _ rendered: RenderedChart, _ subject: LintSubject, _ messages: inout LintMessages
    ) throws(LintStop) {
        let name = template.name
        messages.add(.error, name, unlessNil: extensionProblem(name))
        guard Self.isYAML(name), let text = rendered.text(of: name), !text.trimmingSpace.isEmpty else { return }
        messages.add(.warning, name, unlessNil: indentProblem(text))
        var stream = ObjectStream(text.bytes)
        do throws(HelmError) {
            while let object = try stream.next() {
                ObjectRule(object: object, text: text, kubeVersion: subject.options.kubeVersion)
                    .check(name, &messages)
            }
        } catch {
            throw LintStop(.error, name, "unable to parse YAML: " + error.message)
        }
    }

    private func extensionProblem(_ name: GoString) -> GoString? {
        let suffix = GoPath.fileExtension(name)
        if [".yaml", ".yml", ".tpl", ".txt"].contains(suffix) { return nil }
        return "file extension '" + suffix + "' not valid. Valid extensions are .yaml, .yml, .tpl, or .txt"
    }

    private static func isYAML(_ name: GoString) -> Bool {
        let suffix = GoPath.fileExtension(name).lowercased
        return suffix == ".yaml" || suffix == ".yml"
    }

    /// Mirrors validateTopIndentLevel, and bufio.Scanner, which gives up on long lines.
    private func indentProblem(_ text: GoString) -> GoString? {
        for line in text.split(at: UInt8(ascii: "\n")) {
            if line.count >= 64 * 1024 { return "bufio.Scanner: token too long" }
            if line.trimmingSpace.isEmpty { continue }
            guard line.hasPrefix(" ") || line.hasPrefix("\t") else { return nil }
            let shown = Strconv.quote(line.trimmingSuffix("\r"))
            return "document starts with an illegal indent: " + shown + ", which may cause parsing problems"
        }
        return nil
    }
}

// MARK: - Rendering

extension TemplatesRule {
    /// A chart with what its templates gave.
    private struct RenderedChart {
        let chart: Chart
        let files: [GoString: GoString]

        func text(of template: GoString) -> GoString? { files[GoPath.join(chart.name, template)] }
    }

    /// Nil for a chart whose values or dependencies do not fit together, of which Helm says nothing.
    private func render(_ subject: LintSubject) throws(LintStop) -> RenderedChart? {
        let chart: Chart
        do { chart = try subject.load() } catch { throw LintStop(.error, Self.folder, error.message) }
        let log = subject.log
        guard let values = try? values(of: chart, subject) else { return nil }
        do {
            let top = try RenderValues.make(
                chart: chart, userValues: values, release: ReleaseOptions(linting: subject.options.namespace),
                capabilities: capabilities(subject),
                skipSchemaValidation: subject.options.skipsSchemaValidation, schemas: subject.options.schemas,
                log: log)
            return RenderedChart(chart: chart, files: try files(of: chart, top, log))
        } catch {
            throw LintStop(.error, Self.folder, error.goMessage)
        }
    }

    private func values(of chart: Chart, _ subject: LintSubject) throws(HelmError) -> Map {
        let given = subject.options.values
        try Dependencies.process(chart, userValues: given, isUpgrade: true, log: subject.log)
        return try ValuesReuse.coalesced(chart, given, log: subject.log)
    }

    private func capabilities(_ subject: LintSubject) -> Capabilities {
        var capabilities = Capabilities()
        if let version = subject.options.kubeVersion { capabilities.kubeVersion = version }
        return capabilities
    }

    private func files(of chart: Chart, _ top: Map, _ log: Log) throws -> [GoString: GoString] {
        let files = try LintRender.files(of: chart, top: top, log: log)
        return Dictionary(files.map { ($0.path, $0.content) }, uniquingKeysWith: { $1 })
    }
}
