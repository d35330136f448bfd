import Charts
import Failures
import Files
import GoTemplate

/// Makes a new chart: `helm create`.
///
/// Mirrors pkg/cmd create.go createV2Chart and pkg/chart/v2/util create.go.
package struct ChartCreation {
    private static let longestName = 250
    private let name: GoString
    private let parent: GoString
    private let fileSystem = FileSystem()

    /// - Parameter path: the chart's folder, whose last element is its name.
    package init(at path: GoString) {
        name = GoPath.base(path)
        parent = GoPath.directory(path)
    }

    /// Writes the files that a chart begins with; other files of the folder stay.
    ///
    /// - Parameter onOverwriting: called with each file that is there already.
    /// - Throws: `HelmError` for a name that is none, and where nothing can be written.
    package func run(onOverwriting: (GoString) -> Void) throws(HelmError) {
        try checkName()
        let folder = try folder()
        for (file, text) in ChartScaffold.files(for: name) {
            let path = GoPath.join(folder, file)
            if (try? fileSystem.status(of: path)) != nil { onOverwriting(path) }
            try fileSystem.makeDirectories(GoPath.directory(path))
            try fileSystem.write(text.bytes, to: path, appending: false)
        }
        try fileSystem.makeDirectories(GoPath.join(folder, "charts"))
    }

    /// Mirrors validateChartName.
    private func checkName() throws(HelmError) {
        guard !name.isEmpty, name.count <= Self.longestName else {
            throw HelmError("chart name must be between 1 and \(Self.longestName) characters")
        }
        guard name.bytes.allSatisfy(Self.isNameByte) else {
            throw HelmError("chart name must match the regular expression \"^[a-zA-Z0-9._-]+$\"")
        }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    private func folder() throws(HelmError) -> GoString {
        let parent = try fileSystem.absolute(parent)
        guard try fileSystem.status(of: parent).kind == .directory else {
            throw HelmError("no such directory " + parent)
        }
        let folder = GoPath.join(parent, name)
        if let kind = (try? fileSystem.status(of: folder))?.kind, kind != .directory {
            throw HelmError("file " + folder + " already exists and is not a directory")
        }
        return folder
    }
}

// MARK: - Starters

extension ChartCreation {
    /// Makes the chart out of another one, in which `<CHARTNAME>` stands for the name.
    ///
    /// - Parameter starter: the path of that chart.
    /// - Throws: `HelmError` where it is no chart, and where nothing can be written.
    package func run(from starter: GoString, log: Log) throws(HelmError) {
        let chart: Chart
        do { chart = try ChartLoader.loadVersion2(starter, log: log) } catch {
            throw HelmError("could not load " + starter + ": " + error.message)
        }
        try ChartFolder(of: chart, named: named(chart), replacing: { ChartScaffold.text($0, for: name) })
            .save(in: parent)
    }

    private func named(_ starter: Chart) -> Metadata {
        let metadata = Metadata()
        metadata.apiVersion = "v2"
        metadata.name = name
        metadata.description = "A Helm chart for Kubernetes"
        metadata.type = "application"
        metadata.version = "0.1.0"
        metadata.appVersion = "0.1.0"
        return metadata
    }
}
