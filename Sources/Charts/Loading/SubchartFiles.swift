import Files
import GoTemplate

/// The files below `charts/` that belong to one folder or archive; names are relative to `charts/`.
struct SubchartFiles {
    let name: GoString
    var files: [ChartFile]

    /// Whether Helm passes over the chart.
    var isIgnored: Bool { name.hasPrefix("_") || name.hasPrefix(".") }

    var isArchive: Bool { GoPath.fileExtension(name) == ".tgz" }

    /// A file below a folder that is named like an archive.
    var strayArchiveFile: GoString? {
        guard isArchive, let first = files.first, first.name != name else { return nil }
        return first.name
    }

    /// How much work its files are, as `ParallelMap` weighs it: archives have to be unpacked first.
    var weight: Int { files.reduce(0) { $0 + $1.data.count } * (isArchive ? 8 : 2) }

    /// The files with names relative to the folder; a mere file in `charts/` leaves none.
    var filesOfFolder: [ChartFile] {
        let prefix = name.count + 1
        return files.compactMap { file in
            file.name == name ? nil : file.dropping(prefix)
        }
    }
}
