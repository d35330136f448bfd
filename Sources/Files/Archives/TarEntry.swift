import GoTemplate

/// A file of a tar archive, as its headers describe it.
package struct TarEntry {
    /// The letter that tells files from folders, links and further headers.
    enum TypeFlag {
        static let regular = UInt8(ascii: "0")
        static let legacyRegular: UInt8 = 0
        static let directory = UInt8(ascii: "5")
        static let extendedHeader = UInt8(ascii: "x")
        static let globalHeader = UInt8(ascii: "g")
        static let longName = UInt8(ascii: "L")
        static let longLinkName = UInt8(ascii: "K")
        static let sparse = UInt8(ascii: "S")
        /// Links, devices, folders and pipes have no content, whatever their size says.
        static let withoutContent = UInt8(ascii: "1")...UInt8(ascii: "6")
    }

    private static let directoryBits: Int64 = 0o40000
    private static let typeBits: Int64 = ~0o7777

    package var name: GoString
    package var typeFlag: UInt8
    package let mode: Int64
    package var size: Int
    package var modificationTime: FileTime

    package var contentSize: Int { TypeFlag.withoutContent.contains(typeFlag) ? 0 : size }

    /// Go's `FileInfo().IsDir()`.
    package var isDirectory: Bool { typeFlag == TypeFlag.directory || mode & Self.typeBits == Self.directoryBits }

    /// Whether this is a header that says something about all files.
    package var isGlobalHeader: Bool { typeFlag == TypeFlag.globalHeader }
}
