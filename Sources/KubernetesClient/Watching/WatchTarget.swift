import GoTemplate
import Kubernetes

/// Which objects are watched.
package struct WatchTarget: Sendable {
    package let resource: APIResource
    /// Empty for all.
    package let namespace: GoString
    package var labelSelector: GoString = ""
    /// The names of the objects that count; nil for all.
    package var names: Set<GoString>?

    package init(_ resource: APIResource, in namespace: GoString, names: Set<GoString>? = nil) {
        self.resource = resource
        self.namespace = namespace
        self.names = names
    }

    /// A single object is selected by the server.
    var options: ListOptions {
        var options = ListOptions()
        options.labelSelector = labelSelector
        if let names, names.count == 1, let name = names.first { options.fieldSelector = "metadata.name=" + name }
        return options
    }

    func includes(_ object: LiveObject) -> Bool { names?.contains(object.name) ?? true }
}
