import GoTemplate
import Kubernetes

extension APIConnection {
    package typealias NamesOutcome = Result<[GoString], APIFailure>

    /// Reads the names of a collection's objects while the loop runs, in one piece.
    ///
    /// A table without the objects of its rows is the shortest form that servers have: a tenth of the metadata.
    ///
    /// - Parameter finish: gets the names, once; before this returns where they cannot be asked for.
    package func startNames(
        of resource: APIResource, in namespace: GoString, matching selector: GoString,
        finish: @escaping (NamesOutcome) -> Void
    ) {
        do {
            var options = ListOptions()
            options.labelSelector = selector
            options.form = .table
            options.pageSize = 0
            var request = try options.request(resource, in: namespace)
            request.path.add("includeObject", "None")
            start(request) { finish($0.flatMap(Self.names)) }
        } catch {
            finish(.failure(error))
        }
    }

    /// The column that the server says holds names.
    private static func names(in table: Map) -> NamesOutcome {
        let column = table.maps(at: "columnDefinitions").firstIndex { (try? $0.text(at: "format")) == "name" }
        guard let column else { return .failure(.decoding("the table has no names")) }
        var names: [GoString] = []
        for row in table.maps(at: "rows") {
            guard let cells = try? row.elements(at: "cells"), cells.indices.contains(column),
                case .string(let name) = cells[column]
            else { return .failure(.decoding("a row of the table has no name")) }
            names.append(name)
        }
        return .success(names)
    }
}
