"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { type BatchCounts, NoBatch, countBatch } from "./batch-api";

const ASK_EVERY_MS = 1000;
const TRIES = 3;

/** What the server says became of the batch's files; `null` until it has said so. */
export function useBatchProgress(id: string | null, isSaving: boolean, hasSaved: boolean) {
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey: ["batch", id],
    queryFn: () => (id === null ? null : countBatch(id)),
    enabled: id !== null && (isSaving || hasSaved),
    refetchInterval: isSaving ? ASK_EVERY_MS : false,
    // A batch that is gone stays gone.
    retry: (failed, error) => failed < TRIES && !(error instanceof NoBatch),
  });
  useEffect(() => {
    if (!isSaving && hasSaved) void client.invalidateQueries({ queryKey: ["batch", id] });
  }, [client, id, isSaving, hasSaved]);
  return data ?? null;
}

/** Files that the server has answered for. */
export const answered = ({ saved, known, refused }: BatchCounts): number => saved + known + refused;
