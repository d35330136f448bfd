import GoTemplate

/// The `length key=value` lines of a pax header.
///
/// Mirrors archive/tar strconv.go parsePAXRecord and reader.go mergePAX.
enum PAXRecords {
    private static let numericKeys: Set<GoString> = ["uid", "gid"]
    private static let timeKeys: Set<GoString> = ["atime", "mtime", "ctime"]
    private static let textKeys: Set<GoString> = ["path", "linkpath", "uname", "gname"]

    static func parse(_ text: [UInt8]) throws(ArchiveError) -> [GoString: GoString] {
        var rest = text[...]
        var records: [GoString: GoString] = [:]
        while !rest.isEmpty {
            guard let record = takeRecord(&rest) else { throw .invalidTarHeader }
            records[record.key] = record.value
        }
        return records
    }

    /// Puts what the records say in place of the fields of the header.
    static func apply(_ records: [GoString: GoString], to entry: inout TarEntry) throws(ArchiveError) {
        for (key, value) in records where !value.isEmpty {
            if key == "path" { entry.name = value }
            if key == "size" { entry.size = Int(try number(value)) }
            if numericKeys.contains(key) { _ = try number(value) }
            if timeKeys.contains(key) {
                let time = try time(value)
                if key == "mtime" { entry.modificationTime = time }
            }
        }
    }

    private static func takeRecord(_ text: inout ArraySlice<UInt8>) -> (key: GoString, value: GoString)? {
        guard let blank = text.firstIndex(of: UInt8(ascii: " ")) else { return nil }
        guard let length = try? Strconv.parseInt(GoString(text[..<blank]), base: 10) else { return nil }
        guard length >= 5, length <= text.count, text.startIndex + Int(length) > blank + 1 else { return nil }
        let end = text.startIndex + Int(length)
        guard text[end - 1] == UInt8(ascii: "\n") else { return nil }
        let (key, value) = GoString(text[(blank + 1)..<(end - 1)]).cut(at: UInt8(ascii: "="))
        guard let value, !key.isEmpty else { return nil }
        let checked = textKeys.contains(key) ? value : key
        guard !checked.bytes.contains(0) else { return nil }
        text = text[end...]
        return (key, value)
    }

    private static func number(_ text: GoString) throws(ArchiveError) -> Int64 {
        do { return try Strconv.parseInt(text, base: 10) } catch { throw .invalidTarHeader }
    }

    /// Mirrors strconv.go parsePAXTime: seconds, and a fraction of which nine digits count.
    private static func time(_ text: GoString) throws(ArchiveError) -> FileTime {
        let (whole, fraction) = text.cut(at: UInt8(ascii: "."))
        let seconds = try number(whole)
        let digits = fraction?.bytes ?? []
        guard digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
            throw .invalidTarHeader
        }
        var nanosecond: Int32 = 0
        for index in 0..<9 {
            nanosecond = nanosecond * 10 + (index < digits.count ? Int32(digits[index] - UInt8(ascii: "0")) : 0)
        }
        guard whole.hasPrefix("-"), nanosecond > 0 else { return FileTime(seconds: seconds, nanosecond: nanosecond) }
        return FileTime(seconds: seconds &- 1, nanosecond: 1_000_000_000 - nanosecond)
    }
}
