import Files
import GoTemplate

/// Reads the files of a packaged chart (`.tgz`), with Helm's checks of their names and sizes.
///
/// Mirrors pkg/chart/loader/archive archive.go LoadArchiveFiles.
enum ChartArchive {
    private static let maximumSize = 100 * 1024 * 1024

    static func files(in data: [UInt8]) throws(ArchiveError) -> [ChartFile] {
        var reader = TarReader(try GzipStream(data))
        var files: [ChartFile] = []
        var remaining = maximumSize
        while let entry = try reader.next() {
            if entry.isDirectory || entry.isGlobalHeader { continue }
            let name = try pathInChart(entry.name)
            try checkSize(of: entry, remaining: remaining)
            let data = try reader.readContent()
            remaining -= data.count
            if data.count < entry.size || remaining <= 0 { throw tooLarge }
            let content = ByteOrderMark.removed(from: data)
            files.append(ChartFile(name: name, data: content, modificationTime: entry.modificationTime))
        }
        if files.isEmpty { throw .refused("no files in chart archive") }
        return files
    }

    /// The path without the first folder, which is named for the chart.
    private static func pathInChart(_ name: GoString) throws(ArchiveError) -> GoString {
        // Archives made on Windows may have backslashes.
        let separator = UInt8(ascii: name.bytes.contains(UInt8(ascii: "\\")) ? "\\" : "/")
        let parts = name.split(at: separator)
        let rest = parts.dropFirst().joined(by: "/")
        if GoPath.isAbsolute(rest) { throw .refused("chart illegally contains absolute paths") }
        let path = GoPath.clean(rest)
        if path == "." {
            let reason: GoString = "chart illegally contains content outside the base directory: "
            throw .refused(reason + Strconv.quote(name))
        }
        if path.hasPrefix("..") { throw .refused("chart illegally references parent directory") }
        if startsWithDrive(path) { throw .refused("chart contains illegally named files") }
        if parts.first == "Chart.yaml" { throw .refused("chart yaml not in base directory") }
        return path
    }

    /// Mixed separators can make a Windows path of a harmless one.
    private static func startsWithDrive(_ path: GoString) -> Bool {
        guard path.count >= 3 else { return false }
        let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(path.bytes[0] | 0x20)
        return isLetter && path.bytes[1] == UInt8(ascii: ":") && path.bytes[2] == UInt8(ascii: "/")
    }

    private static func checkSize(of entry: TarEntry, remaining: Int) throws(ArchiveError) {
        if entry.size > remaining { throw tooLarge }
        guard entry.size <= ChartFile.maximumSize else {
            let limit = GoString(" is larger than the maximum file size \(ChartFile.maximumSize)")
            throw .refused("decompressed chart file " + Strconv.quote(entry.name) + limit)
        }
    }

    private static var tooLarge: ArchiveError {
        .refused(GoString("decompressed chart is larger than the maximum size \(maximumSize)"))
    }
}
