import Files
import GoTemplate

/// A chart and, below it, the charts of its `charts/` folder.
///
/// Processing dependencies replaces metadata, default values and dependencies; everything else stays as loaded.
/// Mirrors pkg/chart/v2 chart.go.
package final class Chart {
    package internal(set) var metadata: Metadata
    /// The files below `templates/`, in the order they were loaded.
    package let templates: [ChartFile]
    /// All files that have no other meaning, those below `crds/` too.
    package let files: [ChartFile]
    /// The defaults of `values.yaml`; nil where the chart has none.
    package var values: Map?
    /// The text of `values.yaml`, which tells the line of a value.
    package let valuesText: [UInt8]?
    /// When `values.yaml` changed.
    package let valuesModificationTime: FileTime?
    /// The text of `values.schema.json`.
    package let schema: [UInt8]?
    /// What `Chart.lock` or `requirements.lock` says; nil where the chart has none.
    package let lock: ChartLock?
    /// When `Chart.yaml` changed.
    package let modificationTime: FileTime?
    /// When `values.schema.json` changed.
    package let schemaModificationTime: FileTime?
    package let format: ChartFormat
    /// Whether Helm 4.2 crashes on this chart, which is then rendered as Helm 3.17 does; known once it was checked.
    package internal(set) var isRenderedAsHelm3 = false
    /// The charts this one depends on.
    package private(set) var dependencies: [Chart] = []
    /// The chart that holds this one.
    ///
    /// Strong, as in Go: a copy made for an alias may be the only other holder of its parent, and its path is
    /// still read. Chart trees live as long as the program.
    package private(set) var parent: Chart?

    package init(
        metadata: Metadata, templates: [ChartFile] = [], files: [ChartFile] = [], values: Map? = nil,
        valuesText: [UInt8]? = nil, schema: [UInt8]? = nil, format: ChartFormat = .version2, lock: ChartLock? = nil,
        modificationTime: FileTime? = nil, valuesModificationTime: FileTime? = nil,
        schemaModificationTime: FileTime? = nil
    ) {
        self.metadata = metadata
        self.templates = templates
        self.files = files
        self.values = values
        self.valuesText = valuesText
        self.valuesModificationTime = valuesModificationTime
        self.schema = schema
        self.format = format
        self.lock = lock
        self.modificationTime = modificationTime
        self.schemaModificationTime = schemaModificationTime
    }

    /// Go's copy of the struct: metadata, values and dependencies stay shared, and the parent the same.
    package init(copying other: Chart) {
        metadata = other.metadata
        templates = other.templates
        files = other.files
        values = other.values
        valuesText = other.valuesText
        valuesModificationTime = other.valuesModificationTime
        schema = other.schema
        format = other.format
        lock = other.lock
        modificationTime = other.modificationTime
        schemaModificationTime = other.schemaModificationTime
        dependencies = other.dependencies
        parent = other.parent
    }

    package var name: GoString { metadata.name }

    package var isRoot: Bool { parent == nil }

    /// Whether the chart only lends its definitions to others.
    package var isLibrary: Bool { metadata.type.asciiLowercased == "library" }

    /// The path of the chart in messages and `# Source:` lines, such as `app/charts/db`.
    package var fullPath: GoString {
        guard let parent else { return name }
        return parent.fullPath + "/charts/" + name
    }

    /// Replaces the dependencies and makes this chart their parent.
    package func setDependencies(_ charts: [Chart]) {
        dependencies = charts
        for chart in charts { chart.parent = self }
    }
}
