import Codecs
import Diffing
import GoTemplate
import Kubernetes

extension RenderedSide {
    /// An object of the side as Kubernetes reads it; nil where its document is none that it could read.
    func liveObject(_ object: DiffObject?) -> LiveObject? {
        guard let object, let document = document(of: object),
            case .map(let map)? = try? YAML.decode(document.content.bytes, keepsIntegers: true)
        else { return nil }
        let objects = LiveObject(map).maps("items").map(LiveObject.init) + [LiveObject(map)]
        return objects.first { $0.kind == object.identity.kind && $0.name == object.identity.name }
    }
}
