import Charts
import Codecs
import Failures
import Files
import GoLibrary
import GoTemplate

/// A chart as Helm packages it: the archive `NAME-VERSION.tgz`.
///
/// Mirrors pkg/chart/v2/util save.go Save.
package struct ChartPackage {
    package let fileName: GoString
    /// The archive, gzip and all.
    package let data: [UInt8]
    /// The signature that was found to be good; nil where none was looked at.
    package let provenance: [UInt8]?

    /// One that was made elsewhere.
    init(fileName: GoString, data: [UInt8], provenance: [UInt8]? = nil) {
        (self.fileName, self.data, self.provenance) = (fileName, data, provenance)
    }

    /// - Parameter time: the time that all files get; nil for their own, so that the same chart gives the same bytes only
    ///   as long as nobody touches its files.
    /// - Throws: `HelmError` for a schema that is no JSON.
    package init(of chart: Chart, time: FileTime? = nil) throws(HelmError) {
        var contents = Contents(time: time, now: FileTime(GoTime.now()))
        try contents.append(chart, below: "")
        contents.archive.finish()
        fileName = chart.name + "-" + chart.metadata.version + ".tgz"
        data = try GzipWriter.compress(contents.archive.bytes)
        provenance = nil
    }
}

extension ChartPackage {
    /// The files of a chart and of those below it, in Helm's order.
    ///
    /// Mirrors writeTarContents.
    private struct Contents {
        var archive = TarWriter()
        /// The time of all files, if there is one.
        let time: FileTime?
        /// For files whose time nobody knows.
        let now: FileTime

        init(time: FileTime?, now: FileTime) { (self.time, self.now) = (time, now) }

        mutating func append(_ chart: Chart, below prefix: GoString) throws(HelmError) {
            let base = GoPath.join(prefix, chart.name)
            append("Chart.yaml", try chart.metadata.packagedText, chart.modificationTime, base)
            if chart.metadata.apiVersion == "v2", let lock = chart.lock {
                append("Chart.lock", try lock.text, lock.time, base)
            }
            if let values = chart.valuesText { append("values.yaml", values, chart.valuesModificationTime, base) }
            if let schema = chart.schema { try appendSchema(schema, of: chart, base) }
            for file in chart.templates + chart.files { append(file.name, file.data, file.modificationTime, base) }
            for subchart in chart.dependencies { try append(subchart, below: GoPath.join(base, "charts")) }
        }

        private mutating func appendSchema(_ schema: [UInt8], of chart: Chart, _ base: GoString) throws(HelmError) {
            guard (try? JSON.decodeLeniently(schema)) != nil else {
                throw HelmError("invalid JSON in values.schema.json")
            }
            append("values.schema.json", schema, chart.schemaModificationTime, base)
        }

        private mutating func append(_ name: GoString, _ content: [UInt8], _ changed: FileTime?, _ base: GoString) {
            let time = time ?? changed ?? now
            archive.append(name: GoPath.join(base, name), content: content, time: time.roundedSeconds)
        }
    }
}

extension FileTime {
    /// Whole seconds, as archive/tar rounds times.
    fileprivate var roundedSeconds: Int64 { seconds &+ (nanosecond >= 500_000_000 ? 1 : 0) }
}

extension Metadata {
    /// `Chart.yaml` as Helm writes it again; charts of version 1 name their dependencies in a file of their own.
    fileprivate var packagedText: [UInt8] {
        get throws(HelmError) {
            guard apiVersion == "v1" else { return try text }
            let copy = Metadata(copying: self, sharingDependencies: true)
            copy.dependencies = nil
            return try copy.text
        }
    }
}
