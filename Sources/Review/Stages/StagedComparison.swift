import Charts
import Diagnostics
import Diffing
import Files
import GoTemplate
import Rendering

/// Renders all stages of a release and compares each with the one before.
package struct StagedComparison {
    private let file: StagesFile
    private let settings: RenderSettings
    private let comparison: Comparison

    package init(_ file: StagesFile, settings: RenderSettings, comparison: Comparison) {
        self.file = file
        self.settings = settings
        self.comparison = comparison
    }

    /// A report for each stage, with its name as title.
    ///
    /// The first stage is where the others start from: its report has no changes, but the risks it has of its own.
    ///
    /// - Parameter overrides: values of all stages, above those of the file.
    /// - Throws: `StageFailure`; `HelmError` where the chart cannot be read.
    package func reports(overrides: ValuesOptions) throws -> [DiffReport] {
        let folder = GoPath.directory(file.path)
        let path = GoPath.isAbsolute(file.chart) ? file.chart : GoPath.join(folder, file.chart)
        let chart = try LoadedChart(completeAt: path, nesting: .all)
        let files = ValuesFiles(folder: folder)
        let extra = [ValuesEntry](try overrides.absolute())
        let sides = try file.stages.indices.map { index in
            let stage = file.stages[index]
            return try failing(stage) {
                let values = try UserValues(file.entries(ofStage: index) + extra, files: files)
                let side = ChartSide(name: stage.name, chart: chart, values: values, settings: settings)
                return comparison.side(side, .new)
            }
        }
        return try sides.indices.map { index in
            try failing(file.stages[index]) {
                try index == 0 ? start(sides[0]) : change(from: sides[index - 1], to: sides[index])
            }
        }
    }

    private func change(from old: ComparedSide, to new: ComparedSide) throws -> DiffReport {
        var report = try comparison.report(from: old, to: new)
        report.title = new.side.name
        return report
    }

    private func start(_ side: ComparedSide) throws -> DiffReport {
        let nothing = ManifestSide.empty(name: "nothing", namespace: side.side.namespace)
        let first = try comparison.report(from: comparison.side(nothing, .old), to: side)
        let objects = try side.shown().objects
        return DiffReport(title: side.side.name, old: objects, new: objects, objects: [], risks: first.risks)
    }

    private func failing<Result>(_ stage: StagesFile.Stage, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch {
            let failure = (error as? SideFailure)?.failure ?? error
            throw StageFailure(stage: stage.name, file: file.path, line: stage.line, failure: failure)
        }
    }
}

/// A stage that cannot be rendered.
package struct StageFailure: Diagnosed {
    package let stage: GoString
    package let file: GoString
    package let line: Int
    package let failure: any Error

    package var message: GoString { prefix + failure.goMessage }
    package var cause: (any Error)? { failure }

    private var prefix: GoString { file + GoString(":\(line): stage ") + Strconv.quote(stage) + ": " }

    package func diagnostic(showsValues: Bool) -> Diagnostic {
        failure.knownDiagnostic(showsValues: showsValues).prefixed(with: prefix)
    }
}

extension ValuesOptions {
    /// The same files for whoever reads relative paths from another folder.
    fileprivate func absolute() throws -> ValuesOptions {
        guard fileValues.isEmpty else {
            throw ReviewFailure("--set-file has no effect on stages; use `setFile` in the file of stages")
        }
        var result = self
        result.valueFiles = try valueFiles.map { path in
            if path.trimmingSpace == "-" { return path }
            guard let name = GitFileName(path, fileSystem: FileSystem()) else { return try FileSystem().absolute(path) }
            return "git:" + name.revision + ":" + (try FileSystem().absolute(name.path))
        }
        return result
    }
}
