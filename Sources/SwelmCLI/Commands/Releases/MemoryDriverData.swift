import Charts
import Codecs
import Files
import GoTemplate
import Releases

/// The releases that Helm's memory driver starts with: YAML lists in the files of `HELM_MEMORY_DRIVER_DATA`.
///
/// Mirrors pkg/cmd root.go loadReleasesInMemory.
struct MemoryDriverData {
    private let paths: [GoString]

    /// - Parameter isRequired: whether an empty list names a file without a name, as for Helm.
    init(_ environment: [String: String], isRequired: Bool) {
        let list = environment["HELM_MEMORY_DRIVER_DATA"] ?? ""
        paths = list.split(separator: ":", omittingEmptySubsequences: !isRequired).map { GoString(String($0)) }
    }

    /// Reads all of it.
    func check() throws { for path in paths { _ = try releases(in: path) } }

    func load(into store: any ReleaseStore) throws {
        for path in paths { try store.importReleases(try releases(in: path)) }
    }

    private func releases(in path: GoString) throws -> [Release] {
        let text: [UInt8]
        do { text = try FileSystem().read(path) } catch {
            throw CommandFailure("Unable to read memory driver data" + error.message)
        }
        do {
            return try YAML.decodeList(text).map { try RecordCodec.release(fromJSON: JSON.encode($0)) }
        } catch {
            throw CommandFailure("Unable to unmarshal memory driver data: " + error.goMessage)
        }
    }
}
