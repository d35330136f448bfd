import Diffing
import GoTemplate
import Rendering

extension Comparison {
    /// The manifest that a release of a side would record: its objects without hooks and files of `crds/`.
    ///
    /// - Throws: `SideFailure`.
    package func manifest(of side: any Side, _ role: ComparisonSide) throws -> GoString {
        let render = try self.side(side, role).shown()
        var places: Set<Int> = []
        for object in render.objects.objects where object.identity.role == .managed { places.insert(object.position) }
        var stream = ManifestStream()
        for (place, document) in render.rendered.documents.enumerated() where places.contains(place) {
            stream.append(source: document.source, content: document.content.bytes)
        }
        return GoString(stream.bytes)
    }
}
