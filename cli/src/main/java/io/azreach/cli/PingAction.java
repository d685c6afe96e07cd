package io.azreach.cli;

import java.util.List;

final class PingAction implements Action {
    @Override
    public int run(Invocation invocation) {
        return invocation.refuse(List.of("ping"));
    }
}
