import Glibc

/// The bytes of a file in the folder `fixtures`; empty where it cannot be read.
package func recordedBytes(_ path: String) -> [UInt8] {
    let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
    guard let file = fopen(root + "/fixtures/" + path, "r") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    while case let byte = getc(file), byte != EOF { bytes.append(UInt8(truncatingIfNeeded: byte)) }
    return bytes
}

/// The lines of a file in the folder `fixtures`, without empty ones.
package func recordedLines(_ path: String) -> [[UInt8]] {
    recordedBytes(path).split(separator: UInt8(ascii: "\n")).map(Array.init)
}

/// The rows of a file in the folder `fixtures` whose fields tabs separate.
package func recordedRows(_ path: String) -> [[String]] {
    recordedLines(path).map { line in
        line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
    }
}

/// The names of the files in a folder of `fixtures`, sorted.
package func recordedNames(_ path: String) -> [String] {
    let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
    guard let folder = opendir(root + "/fixtures/" + path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
            pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
}
