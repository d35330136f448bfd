import Codecs
import Failures
import GoTemplate

/// Reads `values.yaml` and the files of `-f`.
///
/// Mirrors pkg/chart/v2/loader load.go LoadValues and MergeMaps.
package enum ValuesFile {
    /// The documents of a YAML stream, merged into one map.
    package static func decode(_ text: [UInt8]) throws(HelmError) -> Map {
        var documents = YAMLDocuments(text)
        var values = Map()
        while let document = try next(of: &documents) {
            values = merge(values, with: try decodeDocument(document))
        }
        return values
    }

    private static func next(of documents: inout YAMLDocuments) throws(HelmError) -> [UInt8]? {
        do { return try documents.next() } catch { throw HelmError("error reading yaml document: " + error.message) }
    }

    /// A new map with the entries of both; the second map counts, except that maps are merged.
    package static func merge(_ first: Map, with second: Map) -> Map {
        if first.isEmpty { return second }
        let merged = Map(copying: first)
        for (key, value) in second.entries {
            if case .map(let inner) = value, case .map(let outer)? = merged[key] {
                merged[key] = .map(merge(outer, with: inner))
            } else {
                merged[key] = value
            }
        }
        return merged
    }

    private static func decodeDocument(_ text: [UInt8]) throws(HelmError) -> Map {
        do { return try YAML.decodeMap(text) } catch {
            throw HelmError("cannot unmarshal yaml document: " + error.goMessage)
        }
    }
}
