import GoTemplate

/// Finds objects of a cluster for the templates' `lookup`.
///
/// It is asked by the thread that renders, one object after the other.
package protocol ObjectLookup: AnyObject {
    /// - Parameters:
    ///   - namespace: empty for objects of the whole cluster, or of all namespaces.
    ///   - name: empty for all objects of the kind, as a list.
    /// - Returns: the object or the list; an empty map where there is none.
    /// - Throws: why nobody knows, in the words that follow `error calling lookup: `.
    func find(_ apiVersion: GoString, _ kind: GoString, in namespace: GoString, named name: GoString)
        throws(FunctionError) -> Map
}

extension Function {
    /// `lookup`; without a cluster it finds nothing.
    ///
    /// Mirrors pkg/engine lookup_func.go.
    static func lookup(_ provider: (any ObjectLookup)?) -> Function {
        // Templates of one render run on one thread, and a render that others share its functions with has no cluster.
        nonisolated(unsafe) let provider = provider
        return Function("lookup", [.string, .string, .string, .string]) { arguments in
            let (namespace, name) = (arguments.string(2), arguments.string(3))
            return .map(
                try provider?.find(arguments.string(0), arguments.string(1), in: namespace, named: name) ?? Map())
        }
    }
}
