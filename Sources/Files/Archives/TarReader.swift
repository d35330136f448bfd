import GoTemplate

/// Reads the files of a tar archive one after the other: ustar, pax, GNU long names and what came before.
///
/// Sparse files, which no chart has, count as invalid. Mirrors archive/tar reader.go.
package struct TarReader {
    /// The size above which Go refuses the content of a header file.
    private static let maximumHeaderSize = 1 << 20

    private let stream: GzipStream
    private var unreadContent = 0
    private var padding = 0

    package init(_ stream: GzipStream) { self.stream = stream }

    /// The next file, with what the headers before it say; nil at the end.
    package mutating func next() throws(ArchiveError) -> TarEntry? {
        var extended: [GoString: GoString] = [:]
        var longName: GoString?
        while let header = try nextHeader() {
            var entry = header
            switch entry.typeFlag {
            case TarEntry.TypeFlag.extendedHeader: extended = try PAXRecords.parse(readHeaderFile())
            case TarEntry.TypeFlag.globalHeader:
                _ = try PAXRecords.parse(readHeaderFile())
                return entry
            case TarEntry.TypeFlag.longName: longName = GoString(try readHeaderFile().prefix { $0 != 0 })
            case TarEntry.TypeFlag.longLinkName: _ = try readHeaderFile()
            case TarEntry.TypeFlag.sparse: throw .invalidTarHeader
            default:
                try PAXRecords.apply(extended, to: &entry)
                if let longName, !longName.isEmpty { entry.name = longName }
                if entry.typeFlag == TarEntry.TypeFlag.legacyRegular && entry.name.hasSuffix("/") {
                    entry.typeFlag = TarEntry.TypeFlag.directory
                }
                try begin(entry)
                return entry
            }
        }
        return nil
    }

    /// The content of the current file.
    package mutating func readContent() throws(ArchiveError) -> [UInt8] {
        let content = try stream.read(unreadContent)
        guard content.count == unreadContent else { throw .unexpectedEnd }
        unreadContent = 0
        return content
    }

    private mutating func nextHeader() throws(ArchiveError) -> TarEntry? {
        try skipRest()
        guard let block = try readBlock() else { return nil }
        var header = TarHeader(block)
        if header.isZero {
            guard let second = try readBlock() else { return nil }
            header = TarHeader(second)
            if header.isZero { return nil }
            throw .invalidTarHeader
        }
        let entry = try header.entry()
        try begin(entry)
        return entry
    }

    private mutating func begin(_ entry: TarEntry) throws(ArchiveError) {
        if entry.contentSize < 0 { throw .invalidTarHeader }
        unreadContent = entry.contentSize
        padding = -entry.contentSize & (TarHeader.blockSize - 1)
    }

    private mutating func skipRest() throws(ArchiveError) {
        while unreadContent > 0 {
            let skipped = try stream.read(min(unreadContent, 1 << 16)).count
            if skipped == 0 { throw .unexpectedEnd }
            unreadContent -= skipped
        }
        // The padding of the last file may be missing.
        _ = try stream.read(padding)
        padding = 0
    }

    private func readBlock() throws(ArchiveError) -> [UInt8]? {
        let block = try stream.read(TarHeader.blockSize)
        if block.isEmpty { return nil }
        guard block.count == TarHeader.blockSize else { throw .unexpectedEnd }
        return block
    }

    private mutating func readHeaderFile() throws(ArchiveError) -> [UInt8] {
        if unreadContent > Self.maximumHeaderSize { throw .tarFieldTooLong }
        return try readContent()
    }
}
