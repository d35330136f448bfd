import Charts
import Diagnostics
import GoTemplate
import ValueReads

/// Which values are set anywhere: by a chart, a user, a template, or as an example in a comment.
struct DefinedValues {
    private let chart: LintedChart
    /// The `values.yaml` of all charts, by the paths of their values.
    private let files: [(path: [GoString], chart: Chart, places: ValuesFilePlaces)]

    init(_ chart: LintedChart) {
        self.chart = chart
        files = Self.files(of: chart.reads.chart, at: [])
    }

    private static func files(
        of chart: Chart, at path: [GoString]
    ) -> [(path: [GoString], chart: Chart, places: ValuesFilePlaces)] {
        let below = chart.dependencies.flatMap { files(of: $0, at: path + [$0.name]) }
        return [(path, chart, ValuesFilePlaces(of: chart))] + below
    }

    /// The first value on a way that nothing sets; nil where all are set, or nobody can tell.
    func missing(on path: ReadPath) -> ReadPath? {
        // Parents give globals.
        guard let keys = path.keys, keys.first != "global", keys.first != "tags" else { return nil }
        var value = Value.map(chart.reads.values)
        for (index, key) in keys.enumerated() {
            guard case .map(let map) = value else { return nil }
            if let next = map[key] {
                value = next
                continue
            }
            let missing = ReadPath(keys[...index].map { .key($0) })
            return isDefinedOtherwise(missing, key) ? nil : missing
        }
        return nil
    }

    private func isDefinedOtherwise(_ path: ReadPath, _ key: GoString) -> Bool {
        if chart.reads.isAdded(path) || Self.methods.contains(key) { return true }
        let keys = path.keys ?? []
        return files.contains { file in
            guard keys.starts(with: file.path) else { return false }
            let own = ValuePath(keys.dropFirst(file.path.count).map { .key($0) })
            return file.chart.values?.value(at: own) != nil || file.places.isMentioned(key)
        }
    }

    /// Methods of `.Values`, which hide keys of their names.
    private static let methods: Set<GoString> = ["AsMap", "YAML", "Table", "PathValue", "Encode"]

    /// A value that is set and has a name like the missing one.
    func nearest(to path: ReadPath) -> GoString? {
        guard let keys = path.keys else { return nil }
        let near = ValueNames(chart.reads.values).nearest(to: ValuePath(keys.map { .key($0) }))
        return near.map { GoString($0.description) }
    }
}
