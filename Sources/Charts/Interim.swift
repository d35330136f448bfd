import Codecs
import GoTemplate

#if canImport(Glibc)
    import Glibc
#endif

// Interim stand-ins until the loader lands; this file goes away with it.
extension GoType {
    package static let commonValues = GoType("common.Values", kind: .map, element: .any, isNamed: true)
}

extension Capabilities {
    package func incompatibility(with chart: Chart) -> GoString? { nil }
}

extension KubeVersion {
    package init(parsing text: GoString) throws { self = .standard }
}

enum InterimLoader {
    static func load(_ path: GoString) throws(HelmError) -> Chart {
        var metadata = Metadata()
        guard let bytes = read(path.text + "/Chart.yaml"), case .map(let map)? = try? YAML.decode(bytes) else {
            throw HelmError("Chart.yaml file is missing")
        }
        if case .string(let name)? = map["name"] { metadata.name = name }
        if case .string(let name)? = map["version"] { metadata.version = name }
        var values: Map?
        if let bytes = read(path.text + "/values.yaml") {
            do { if case .map(let map) = try YAML.decode(bytes) { values = map } } catch {
                throw HelmError("cannot load values.yaml: \((error as? YAML.Failure)?.message ?? "")")
            }
        }
        var templates: [ChartFile] = []
        collect(path.text, "templates", &templates)
        return Chart(metadata: metadata, templates: templates, values: values)
    }
    static func collect(_ root: String, _ folder: String, _ files: inout [ChartFile]) {
        guard let directory = opendir(root + "/" + folder) else { return }
        defer { closedir(directory) }
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasPrefix(".") { continue }
            let path = folder + "/" + name
            if entry.pointee.d_type == 4 {
                collect(root, path, &files)
            } else if let data = read(root + "/" + path) {
                files.append(ChartFile(name: GoString(path), data: data))
            }
        }
    }
    static func read(_ path: String) -> [UInt8]? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
        return bytes
    }
}
