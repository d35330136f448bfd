import GoTemplate

/// Writes files into a tar archive: ustar, with a pax header before what ustar cannot hold.
///
/// Mirrors archive/tar writer.go for regular files that belong to nobody.
package struct TarWriter {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    /// Adds a file with the permissions of Helm's archives.
    ///
    /// - Parameter time: seconds since 1970.
    package mutating func append(name: GoString, content: [UInt8], time: Int64) {
        let split = TarHeaderWriter.split(name)
        var records: [(key: GoString, value: GoString)] = []
        if !TarHeaderWriter.fitsTime(time) { records.append(("mtime", GoString("\(time)"))) }
        if !TarHeaderWriter.fitsName(name) { records.append(("path", name)) }
        // A long name in two parts needs no record, unless something else does.
        let isPlain = records.isEmpty || (split != nil && TarHeaderWriter.fitsTime(time))
        if !isPlain { append(records, of: name) }
        var header = TarHeaderWriter(typeFlag: TarEntry.TypeFlag.regular)
        if isPlain, let split {
            header.setName(split.suffix, prefix: split.prefix)
        } else {
            header.setName(TarHeaderWriter.ascii(name))
        }
        header.setMetadata(mode: 0o644, size: content.count, time: time)
        header.setDevice()
        append(header, content)
    }

    /// Ends the archive.
    package mutating func finish() { bytes += [UInt8](repeating: 0, count: 2 * TarHeader.blockSize) }

    /// Adds a pax header, a file of its own.
    ///
    /// Mirrors writeRawFile.
    private mutating func append(_ records: [(key: GoString, value: GoString)], of name: GoString) {
        let slash = name.bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
        let folder = GoPath.join(name.prefix(slash), "PaxHeaders.0")
        let content = records.flatMap { Self.record($0.key, $0.value).bytes }
        var header = TarHeaderWriter(typeFlag: TarEntry.TypeFlag.extendedHeader)
        header.setName(TarHeaderWriter.ascii(GoPath.join(folder, name.suffix(from: slash))).prefix(100))
        header.setMetadata(mode: 0, size: content.count, time: 0)
        append(header, content)
    }

    private mutating func append(_ header: TarHeaderWriter, _ content: [UInt8]) {
        bytes += header.finished
        bytes += content
        bytes += [UInt8](repeating: 0, count: -content.count & (TarHeader.blockSize - 1))
    }

    /// A line that begins with its own length.
    ///
    /// Mirrors strconv.go formatPAXRecord.
    private static func record(_ key: GoString, _ value: GoString) -> GoString {
        let text = " " + key + "=" + value + "\n"
        var length = text.count + String(text.count).utf8.count
        length = text.count + String(length).utf8.count
        return GoString("\(length)") + text
    }
}
